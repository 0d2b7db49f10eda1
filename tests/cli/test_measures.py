"""measure and diff: against networkx on the exported graph, as pictures, and where there is nothing to measure."""
import unittest
from xml.etree import ElementTree

try:
    import networkx
except ImportError:
    networkx = None

from support import ARTICLES, CommandTest, records, run

MEASURES = ('degree', 'betweenness', 'pagerank', 'components', 'communities', 'balance')


class Measures(CommandTest):
    def setUp(self):
        super().setUp()
        self.db = self.folder / 'examples.db'
        built = run('build', self.db, ARTICLES)
        self.assertEqual(built.returncode, 0, built.stderr)

    def ask(self, *arguments):
        result = run(*arguments, '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        return records(result)

    @unittest.skipIf(networkx is None, 'python3-networkx is not installed')
    def test_numbers_are_those_of_networkx(self):
        file = self.folder / 'examples.graphml'
        self.assertEqual(run('export', self.db, '--format', 'graphml', '-o', file).returncode, 0)
        whole = networkx.read_graphml(file)
        whole = networkx.relabel_nodes(whole, {n: members['actor'] for n, members in whole.nodes(data=True)})
        connected = [n for n in whole if any(m != n for m in networkx.all_neighbors(whole, n))]
        simple = networkx.Graph((a, b) for a, b in whole.edges() if a != b)
        simple.add_nodes_from(set(n for edge in whole.edges() for n in edge))
        scores = {r['actor']['id']: r for r in self.ask('measure', self.db, 'betweenness', '--limit', '100000')}
        expected = networkx.betweenness_centrality(simple)
        self.assertEqual(set(scores), set(expected))
        for name, score in expected.items():
            self.assertAlmostEqual(scores[name]['score'], score, places=6)
        degrees = {r['actor']['id']: r['neighbours'] for r in self.ask('measure', self.db, 'degree', '--limit', '100000')}
        for name in connected:
            self.assertEqual(degrees[name], simple.degree(name))
        sizes = {r['component']: r['size'] for r in self.ask('measure', self.db, 'components', '--limit', '100000')}
        self.assertEqual([sizes[n] for n in sorted(sizes)], sorted((len(c) for c in networkx.connected_components(simple)), reverse=True))

    def test_every_actor_is_in_one_community_and_one_camp_at_most(self):
        for measure, limit in (('communities', 100000), ('components', 100000)):
            actors = [r['actor']['id'] for r in self.ask('measure', self.db, measure, '--limit', limit)]
            self.assertEqual(len(actors), len(set(actors)))
        summary, *rest = self.ask('measure', self.db, 'balance', '--limit', '3')
        self.assertGreaterEqual(summary['reports'], summary['frustration'])
        camps = [r['actor']['id'] for r in rest if 'camp' in r]
        self.assertEqual(len(camps), len(set(camps)))
        self.assertLessEqual(sum('ab' in r for r in rest), 3)

    def test_pictures_are_svg_and_what_is_left_out_is_said(self):
        for measure in MEASURES:
            picture = self.folder / f'{measure}.svg'
            result = run('measure', self.db, measure, '--svg', picture, '--limit', '2')
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(ElementTree.parse(picture).getroot().tag, '{http://www.w3.org/2000/svg}svg')
            self.assertTrue(result.stdout)
        self.assertIn('left out; --limit shows more', run('measure', self.db, 'degree', '--limit', '2').stderr)

    def test_what_changed_between_two_periods(self):
        changes = self.ask('diff', self.db, '--before', '2015', '--after', '2016/2018')
        self.assertTrue(changes)
        moved = [abs(c['moved']) for c in changes]
        self.assertEqual(moved, sorted(moved, reverse=True))
        self.assertTrue(all(c['before'] != c['after'] for c in changes))
        # A single day parts the two: nothing dated is in neither.
        parted = self.ask('diff', self.db, '--before', '2016-07-01', '--limit', '100000')
        self.assertTrue(any(c['before']['edges'] for c in parted) and any(c['after']['edges'] for c in parted))
        of_one = self.ask('diff', self.db, 'Russia', '--before', '2016-07-01')
        self.assertTrue(all('country/rus' in (c['a']['id'], c['b']['id']) for c in of_one), of_one)
        picture = self.folder / 'diff.svg'
        self.assertEqual(run('diff', self.db, '--before', '2016-07-01', '--svg', picture).returncode, 0)
        ElementTree.parse(picture)

    def test_a_person_asked_about_is_the_country_that_it_is_shown_as(self):
        rolled = ('--rollup', 'country', '--limit', '100000', '--before', '2016-07-01')
        changes = self.ask('diff', self.db, 'Sergei Lavrov', *rolled)
        self.assertTrue(changes)
        self.assertEqual(changes, self.ask('diff', self.db, 'Russia', *rolled))

    def test_wrong_usage_is_named(self):
        for arguments, word in ((('measure', self.db, 'charm'), 'charm'), (('diff', self.db, '--before', 'yesterday'), 'yesterday'),
                                (('diff', self.db, '--before', '2016-02/2016-01'), 'no period'), (('diff', self.db), '--before'), (('diff', self.db, '--before', '2016'), '--after is missing'),
                                (('diff', self.db, '--before', '2016', '--since', '2016-01-01'), '--since')):
            result = run(*arguments)
            self.assertEqual(result.returncode, 2, result.stderr)
            self.assertIn(word, result.stderr)

    def test_a_graph_without_edges_is_survived(self):
        text = self.folder / 'quiet.txt'
        text.write_text('The weather was fine.', encoding='utf-8')
        db = self.folder / 'quiet.db'
        self.assertEqual(run('build', db, text).returncode, 0)
        for measure in MEASURES:
            picture = self.folder / 'quiet.svg'
            result = run('measure', db, measure, '--svg', picture)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertIn('no edge', result.stderr)
            ElementTree.parse(picture)
        self.assertEqual(run('diff', db, '--before', '2016-01-01').returncode, 0)
