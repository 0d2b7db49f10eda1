"""info, actors, who, path, timeline and explain on a graph of a few documents."""
import json

from support import CommandTest, DOCUMENTS, records, run


class Asking(CommandTest):
    def setUp(self):
        super().setUp()
        self.db = self.graph()

    def ask(self, verb, *arguments):
        result = run(verb, self.db, *arguments, '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stderr, '')
        return records(result)

    def shown(self, verb, *arguments):
        result = run(verb, self.db, *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout

    def test_info_counts(self):
        info, = self.ask('info')
        self.assertEqual(info['documents'], len(DOCUMENTS))
        self.assertGreater(info['edges'], 5)
        self.assertIn('CONSULT', json.dumps(info))
        self.assertIn('CONSULT', self.shown('info'))

    def test_actors_by_edges_and_by_name(self):
        everybody = self.ask('actors')
        self.assertIn('person/john-kerry', [a['id'] for a in everybody])
        found = self.ask('actors', 'Kerry')
        self.assertEqual([a['id'] for a in found], ['person/john-kerry'])
        self.assertIn('John Kerry', self.shown('actors', 'Kerry'))

    def test_who_tells_neighbours_and_relations(self):
        neighbours = {(r['actor']['id'], r['type']) for r in self.ask('who', 'John Kerry')}
        self.assertIn(('person/sergei-lavrov', 'CONSULT'), neighbours)
        self.assertEqual({r['type'] for r in self.ask('who', 'John Kerry', '--type', 'CONSULT')}, {'CONSULT'})
        self.assertNotIn('person/sergei-lavrov', {r['actor']['id'] for r in self.ask('who', 'John Kerry', '--until', '2015-12-31')})
        self.assertEqual({r['actor']['id'] for r in self.ask('who', 'John Kerry', '--with', 'Sergei Lavrov')}, {'person/sergei-lavrov'})
        self.assertIn('Sergei Lavrov', self.shown('who', 'Kerry'))

    def test_path_joins_two_actors_by_evidence(self):
        walk, = self.ask('path', 'Mohammad Javad Zarif', 'Sergei Lavrov', '--k', '1')
        self.assertEqual(walk['steps'][-1]['to']['id'], 'person/sergei-lavrov')
        self.assertEqual(len(walk['steps']), 2)
        shown = self.shown('path', 'Mohammad Javad Zarif', 'Sergei Lavrov')
        self.assertIn('John Kerry', shown)
        self.assertIn('CONSULT', shown)

    def test_no_path_is_said(self):
        result = run('path', self.db, 'Hezbollah', 'Recep Tayyip Erdogan', '--max-hops', '1')
        self.assertEqual(result.returncode, 0)
        self.assertEqual(result.stdout, '')
        self.assertIn('no path', result.stderr)

    def test_what_filters_left_out_is_said_where_there_is_no_path(self):
        result = run('path', self.db, 'John Kerry', 'Sergei Lavrov', '--since', '2020-01-01')
        self.assertEqual(result.returncode, 0)
        self.assertIn('left out by --since', result.stderr)

    def test_every_filter_is_taken_by_every_walk(self):
        filters = ('--type', 'CONSULT', '--only', 'events', '--quad', '1', '--since', '2016-01-01', '--until', '2016-12-31', '--min-confidence', '0.1',
                   '--polarity', 'affirmed', '--modality', 'actual', '--actor-kind', 'person', '--window', '0', '--time-limit', '30')
        self.assertIn('person/sergei-lavrov', {r['actor']['id'] for r in self.ask('who', 'John Kerry', *filters)})
        self.assertEqual(len(self.ask('path', 'John Kerry', 'Sergei Lavrov', *filters)), 1)
        self.assertEqual(len(self.ask('connect', 'John Kerry', 'Sergei Lavrov', *filters)), 1)
        self.assertTrue(self.ask('timeline', 'John Kerry', *filters[:-2]))
        result = run('who', self.db, 'John Kerry', '--actor-kind', 'hero')
        self.assertEqual(result.returncode, 2)
        self.assertIn('armed-group', result.stderr)

    def test_connect_joins_several_and_says_whom_it_cannot(self):
        steps = self.ask('connect', 'Mohammad Javad Zarif', 'Sergei Lavrov', 'John Kerry')
        self.assertEqual(len(steps), 2)
        result = run('connect', self.db, 'Hezbollah', 'John Kerry', '--since', '2020-01-01')
        self.assertIn('Hezbollah | John Kerry', result.stderr)
        self.assert_one_line_errors(run('connect', self.db, 'John Kerry', 'person/john-kerry'), ['person/john-kerry'])

    def test_timeline_counts_by_month(self):
        months = self.ask('timeline', 'John Kerry', '--by', 'month')
        self.assertEqual(sum(m['edges'] for m in months), len(self.ask('timeline', 'John Kerry')))
        self.assertIn('2016-07', self.shown('timeline', 'John Kerry', '--by', 'month'))

    def test_timeline_is_in_order(self):
        dates = [r['date']['start'] for r in self.ask('timeline', 'John Kerry') if r['date']]
        self.assertEqual(dates, sorted(dates))
        self.assertIn('2016-07-15', self.shown('timeline', 'John Kerry', 'Sergei Lavrov'))

    def test_explain_shows_words_tree_rule_and_decisions(self):
        edge = next(r for r in self.ask('timeline', 'John Kerry', 'Sergei Lavrov') if r['type'] == 'CONSULT')['edge']
        shown = self.shown('explain', edge)
        for expected in ('John Kerry', 'Sergei Lavrov', 'CONSULT', 'met', 'nsubj', 'root', 'rule', 'Kerry in Moscow'):
            self.assertIn(expected, shown)
        evidence = self.ask('explain', edge)
        self.assertEqual(self.shown('explain', evidence[0]['id']), shown)  # a record stands for its edge
        self.assertTrue(all(r['edge'] == edge for r in evidence))

    def test_an_ambiguous_name_is_answered_with_the_candidates(self):
        first = records(run('extract', '--published', '2016-07-15', '-', stdin=b'Russia criticised Syria.'))[0]
        lines = ''
        for kind in ('person', 'organization'):
            lines += json.dumps({**first, 'source': {**first['source'], 'id': f'{kind}/al-hayat', 'name': 'Al-Hayat', 'kind': kind}}) + '\n'
        self.assertEqual(run('load', self.db, '-', stdin=lines.encode()).returncode, 0)
        result = run('who', self.db, 'al hayat')
        self.assert_one_line_errors(result, ['person/al-hayat', 'organization/al-hayat'])
        self.assertEqual(result.stdout, '')
        self.assertIn('Syria', self.shown('who', 'person/al-hayat'))


class Window(CommandTest):
    def test_reports_a_day_apart_are_one_edge_where_a_window_is_given_in_any_order_of_merging(self):
        texts = (('a', '2019-07-15', 'Kenya criticised Uganda.'), ('b', '2019-07-16', 'Kenya criticised Uganda again.'), ('c', '2019-08-20', 'Kenya criticised Uganda.'))
        graphs = [self.graph(self.documents([{'id': name, 'published': day, 'text': text}], f'{name}.jsonl'), name=f'{name}.db') for name, day, text in texts]
        answers = []
        for name, order in (('there.db', graphs), ('back.db', graphs[::-1])):
            merged = self.folder / name
            self.assertEqual(run('merge', merged, *order).returncode, 0)
            ask = lambda *options: records(run('timeline', merged, 'Kenya', 'Uganda', '--json', *options))
            self.assertEqual([len(ask()), len(ask('--window', '0')), len(ask('--window', '1'))], [3, 3, 2])
            line, = records(run('who', merged, 'Kenya', '--json', '--window', '1'))
            self.assertEqual((line['edges'], line['reports']), (2, 3))
            answers.append(ask('--window', '1'))
        self.assertEqual(*answers)
        self.assertEqual(run('who', merged, 'Kenya', '--window', '-1').returncode, 2)

    def meetings(self, name='g.db', *options):
        """One meeting told thrice, in Nairobi, in no place and in Nairobi again, and one in Kampala."""
        texts = ('Ruto met Museveni in Nairobi.', 'Ruto met Museveni.', 'Ruto met Museveni in Nairobi on Monday.', 'Ruto met Museveni in Kampala.')
        record = records(run('extract', '--published', '2023-07-17', '-', stdin=b'Kenya met Uganda.'))[0]
        lines = ''
        for number, (text, place) in enumerate(zip(texts, ('Nairobi', None, 'Nairobi', 'Kampala'))):
            country = {'Nairobi': 'KEN', 'Kampala': 'UGA'}.get(place)
            lines += json.dumps({**record, 'doc': f'd{number}', 'text': text, 'text_begin': 0, 'text_end': len(text),
                                 'date': {'start': '2023-07-17', 'end': '2023-07-17'}, 'place': place and {'name': place, 'country': country}}) + '\n'
        graph = self.folder / name
        self.assertEqual(run('load', graph, '-', *options, stdin=lines.encode()).returncode, 0)
        return graph

    def test_meetings_in_two_cities_are_two_and_one_that_tells_no_place_stays_apart_from_both(self):
        graph = self.meetings()
        told = records(run('timeline', graph, 'Kenya', 'Uganda', '--json'))
        self.assertEqual(sorted(edge['reports'] for edge in told), [1, 1, 2])

    def test_explain_names_the_other_edges_of_the_event(self):
        graph = self.meetings()
        edges = [edge['edge'] for edge in records(run('timeline', graph, 'Kenya', 'Uganda', '--json', '--window', 'none'))]
        self.assertEqual(len(edges), 3)
        for edge in edges:  # which of the two cities is meant, nothing says
            self.assertNotIn('same_event', records(run('explain', graph, edge, '--json'))[0])
        other = self.folder / 'days.db'
        documents = [{'id': str(day), 'published': f'2019-07-{day}', 'text': 'Kenya criticised Uganda.'} for day in (15, 16)]
        self.assertEqual(run('build', other, self.documents(documents, 'days.jsonl')).returncode, 0)
        first, second = [edge['edge'] for edge in records(run('timeline', other, 'Kenya', 'Uganda', '--json'))]
        self.assertEqual(records(run('explain', other, first, '--json', '--window', '1'))[0]['same_event'], [second])
        self.assertIn(f'one event with 1 other edge within 1 day: {first}', run('explain', other, second, '--window', '1').stdout)
        self.assertNotIn('one event', run('explain', other, second).stdout)

    def test_a_graph_keeps_a_window_that_questions_take(self):
        documents = self.documents([{'id': str(day), 'published': f'2019-07-{day}', 'text': 'Kenya criticised Uganda.'} for day in (15, 16)], 'days.jsonl')
        graph = self.folder / 'kept.db'
        ask = lambda *options: len(records(run('timeline', graph, 'Kenya', 'Uganda', '--json', *options)))
        self.assertEqual(run('build', graph, documents, '--window', '1').returncode, 0)
        self.assertEqual([ask(), ask('--window', '0'), ask('--window', 'none')], [1, 2, 2])
        info, = records(run('info', graph, '--json'))
        self.assertEqual((info['window'], info['edges'], info['distinct']), (1, 2, 1))
        self.assertEqual(run('build', graph, documents).returncode, 0)
        self.assertEqual(ask(), 1)
        merged = self.folder / 'merged.db'
        self.assertEqual(run('merge', merged, graph).returncode, 0)
        self.assertEqual(records(run('info', merged, '--json'))[0]['window'], 1)
        self.assertEqual(run('merge', merged, graph, '--window', '0').returncode, 0)
        self.assertEqual(records(run('info', merged, '--json'))[0]['window'], 0)
        self.assertEqual(run('build', graph, documents, '--window', '-1').returncode, 2)
