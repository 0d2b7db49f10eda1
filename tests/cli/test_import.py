"""actors --import: other people's actors in a graph's own directory."""
import json
import sqlite3

from support import CommandTest, dump, records, run

DICTIONARY = '''# made up
JANE_FISHWIFE_  ; here
+J._FISHWIFE
\t[TURGOV 010101-051231]
\t[TURELI]
SERGEI_LAVROV
\t[RUSELI 500101-600101]
RED_HERRING_BRIGADE [SYRREB]
BROKEN_ONE
\t[TURGOV soon]
'''
TABLE = 'name,alias,kind,country,sector,from,to\nGreen Gill,GGG,armed-group,TR,REB,,\nJohn Kerry,,person,TUR,GOV,2001,2002\n'
ENTITIES = '{"id":"x","schema":"Company","properties":{"name":["Fishmonger Holding"],"country":["tr"]}}\n'


class Import(CommandTest):
    def setUp(self):
        super().setUp()
        self.dictionary, self.table, self.entities = (self.folder / name for name in ('made.actors.txt', 'table.csv', 'entities.json'))
        self.dictionary.write_text(DICTIONARY)
        self.table.write_text(TABLE)
        self.entities.write_text(ENTITIES)

    def resolve(self, graph, *mentions, day='2003-01-01'):
        return {r['text']: (r.get('id'), r.get('code'), r['known']) for r in records(run('resolve', *mentions, '--json', '--date', day, '--graph', graph))}

    def test_what_is_imported_is_known_and_faults_are_named(self):
        graph = self.folder / 'g.db'
        result = run('actors', graph, '--import', self.dictionary, self.table, self.entities)
        self.assertEqual(result.returncode, 1)
        self.assertEqual(result.stdout, '')
        self.assertIn(f'{self.dictionary}:10: "soon" are no days', result.stderr)
        self.assertIn('1 known already', result.stderr)
        self.assertRegex(result.stderr, r'6 actors .*1 with the name of a known one.*1 fault in 14 lines, ')
        found = self.resolve(graph, 'Jane Fishwife', 'J. Fishwife', 'Red Herring Brigade', 'GGG', 'Fishmonger Holding')
        self.assertEqual(found['Jane Fishwife'], ('person/jane-fishwife', 'TURGOV', True))
        self.assertEqual(found['J. Fishwife'], ('person/jane-fishwife', 'TURGOV', True))
        self.assertEqual(found['Red Herring Brigade'], ('armed-group/red-herring-brigade', 'SYRREB', True))
        self.assertEqual(found['GGG'][0], 'armed-group/green-gill')
        self.assertEqual(found['Fishmonger Holding'][0], 'company/fishmonger-holding')
        self.assertEqual(self.resolve(graph, 'Jane Fishwife', day='2016-01-01')['Jane Fishwife'][1], 'TURELI')

    def test_importing_again_changes_nothing(self):
        graph = self.folder / 'g.db'
        run('actors', graph, '--import', self.table)
        before = dump(graph)
        result = run('actors', graph, '--import', self.table)
        self.assertEqual(result.returncode, 0)
        self.assertIn('the graph had all of it', result.stderr)
        self.assertEqual(dump(graph), before)

    def test_a_dry_run_stores_nothing(self):
        graph = self.folder / 'none.db'
        result = run('actors', graph, '--import', self.table, '--dry-run')
        self.assertEqual(result.returncode, 0)
        self.assertIn('nothing was stored', result.stderr)
        self.assertFalse(graph.exists())

    def test_any_order_of_files_and_of_merges_gives_the_same(self):
        one, two, merged, other_way = (self.folder / f'{n}.db' for n in ('one', 'two', 'merged', 'other'))
        run('actors', one, '--import', self.dictionary, self.table)
        run('actors', two, '--import', self.entities)
        for graph, order in ((merged, (one, two)), (other_way, (two, one))):
            self.assertEqual(run('merge', graph, *order).returncode, 0)
        self.assertEqual(dump(merged), dump(other_way))
        self.assertEqual(self.resolve(merged, 'Fishmonger Holding', 'GGG'), self.resolve(other_way, 'Fishmonger Holding', 'GGG'))
        all_at_once = self.folder / 'all.db'
        run('actors', all_at_once, '--import', self.entities, self.table, self.dictionary)
        self.assertEqual(dump(all_at_once)['imports'], dump(merged)['imports'])

    def test_building_and_extracting_know_what_was_imported(self):
        graph = self.folder / 'g.db'
        run('actors', graph, '--import', self.dictionary)
        document = self.documents([{'id': 'x', 'published': '2003-05-01', 'text': 'Jane Fishwife criticised the Red Herring Brigade in Ankara.'}])
        self.assertEqual(run('build', graph, document).returncode, 0)
        with sqlite3.connect(graph) as connection:
            codes = dict(connection.execute('SELECT key, code FROM actors'))
        self.assertEqual(codes.get('person/jane-fishwife'), 'TURGOV')
        self.assertEqual(codes.get('armed-group/red-herring-brigade'), 'SYRREB')
        told = [r for r in records(run('extract', document, '--graph', graph)) if r['kind'] == 'event']
        self.assertEqual([r['source']['code'] for r in told if r.get('source')][:1], ['TURGOV'])
        edge = next(r['edge'] for r in told)
        explained = run('explain', graph, edge)
        self.assertNotIn('today they do not give', explained.stdout)

    def test_wrong_files_and_formats_are_named(self):
        graph = self.folder / 'g.db'
        story = self.folder / 'story.txt'
        story.write_text('A story about fish.\n')
        result = run('actors', graph, '--import', story, self.folder / 'missing.csv', self.folder, self.table)
        self.assertEqual(result.returncode, 1)
        self.assertIn(f'{story}: is of no known format', result.stderr)
        self.assertEqual(result.stderr.count('cannot be opened'), 2)
        self.assertIn('2 actors', result.stderr)
        self.assertEqual(run('actors', graph, '--import', self.table, '--as', 'xml').returncode, 2)
        self.assertEqual(run('actors', graph, '--dry-run').returncode, 2)
        self.assertEqual(run('actors', graph, '--import', self.table, '--as', 'ftm').returncode, 1)
