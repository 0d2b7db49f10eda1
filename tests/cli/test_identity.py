"""actors --merge, --split, --decisions and --unsure: who is whom, on record, kept, and undone."""
import json

from support import CommandTest, dump, records, run

ROE = {'kind': 'person', 'country': 'GBR', 'sector': 'GOV', 'code': 'GBRGOV', 'from_text': True}


class Identity(CommandTest):
    """Records stand for documents here: what is tested is who is who, not how a sentence is read."""

    def record(self, document, sentence, name, identifier, day='2016-07-15', **members):
        first = {'kind': 'event', 'doc': document, 'sentence': sentence, 'type': 'CONSULT', 'cameo': '040', 'quad': 1,
                 'source': {'id': identifier, 'name': name, 'mention': name, 'begin': 0, 'end': len(name), **ROE, **members},
                 'target': {'id': 'person/sergei-lavrov', 'name': 'Sergei Lavrov', 'kind': 'person', 'country': 'RUS', 'sector': 'GOV',
                            'code': 'RUSGOV', 'mention': 'Lavrov', 'begin': 30, 'end': 36},
                 'reciprocal': True, 'date': {'start': day, 'end': day}, 'polarity': 'affirmed', 'modality': 'actual',
                 'confidence': 0.8, 'rule': 'verb:meet', 'trigger': {'text': 'met', 'begin': 20, 'end': 23},
                 'text': f'{name} met Lavrov ({sentence}).'}
        return json.dumps(first) + '\n'

    def load(self, name, *lines):
        path = self.folder / name
        result = run('load', path, '-', stdin=''.join(lines).encode())
        self.assertEqual(result.returncode, 0, result.stderr)
        return path

    def people(self, name='graph.db'):
        return self.load(name, self.record('a', 0, 'John Roe', 'person/john-roe'), self.record('b', 0, 'Jane Poe', 'person/jane-poe'),
                         self.record('c', 0, 'Jack Doe', 'person/jack-doe'))

    def do(self, *arguments):
        result = run('actors', *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result

    def neighbours(self, graph, actor):
        result = run('who', graph, actor, '--json', '--window', 'none')  # edges as stored: two of one day may be one event
        self.assertEqual(result.returncode, 0, result.stderr)
        return {r['actor']['id']: r['edges'] for r in records(result)}

    def test_a_merge_is_shown_everywhere_and_a_split_undoes_it(self):
        graph = self.people()
        before = dump(graph)
        shown = self.do(graph, '--merge', 'John Roe', 'Jane Poe', '--by', 'ann', '--why', 'one passport').stdout
        self.assertIn('person/john-roe', shown)
        self.assertIn('person/jane-poe', shown)
        self.assertEqual(self.neighbours(graph, 'Sergei Lavrov'), {'person/john-roe': 2, 'person/jack-doe': 1})
        self.assertEqual(self.neighbours(graph, 'person/jane-poe'), {'person/sergei-lavrov': 2})
        entry, = records(run('actors', graph, 'poe', '--json'))
        self.assertEqual((entry['id'], entry['merged'], entry['edges']), ('person/john-roe', ['person/jane-poe'], 2))
        self.assertIn('Jane Poe', entry['aliases'])
        info, = records(run('info', graph, '--json'))
        self.assertEqual((info['actors'], info['merged']), (3, 1))
        xml = run('export', graph, '--format', 'graphml', '-o', '-').stdout
        self.assertIn('<data key="merged">person/jane-poe</data>', xml)
        self.assertIn('<data key="also">Jane Poe</data>', xml)
        walk, = records(run('path', graph, 'Jane Poe', 'Jack Doe', '--json'))
        self.assertEqual(walk['steps'][0]['from']['id'], 'person/john-roe')

        edge = records(run('timeline', graph, 'Jane Poe', '--json'))[0]['edge']
        self.assertIn('one passport', run('explain', graph, edge).stdout)
        explained = records(run('explain', graph, edge, '--json'))[0]
        self.assertEqual([(d['by'], d['verdict'], d['why']) for d in explained['decisions']], [('ann', 'same', 'one passport')])

        self.do(graph, '--split', 'Jane Poe', '--by', 'bob')
        self.assertEqual(self.neighbours(graph, 'Sergei Lavrov'), {'person/john-roe': 1, 'person/jane-poe': 1, 'person/jack-doe': 1})
        after = dump(graph)
        self.assertEqual({table: rows for table, rows in after.items() if table != 'decisions'},
                         {table: rows for table, rows in before.items() if table != 'decisions'})
        listed = records(self.do(graph, 'person/jane-poe', '--decisions', '--json'))
        self.assertEqual([(d['verdict'], d['by'], d['holds']) for d in listed], [('different', 'bob', True), ('same', 'ann', False)])
        self.assertIn('overruled', self.do(graph, '--decisions').stdout)

    def test_decisions_are_kept_on_adding_again_and_on_merging_in_any_order(self):
        lines = [self.record('d', 0, 'John Roe', 'person/john-roe', '2016-08-01')]
        graph, other = self.people(), self.load('other.db', *lines)
        self.do(graph, '--merge', 'John Roe', 'Jane Poe', '--by', 'ann', '--when', '2026-01-01')
        self.do(other, '--merge', 'Sergei Lavrov', 'John Roe', '--by', 'bob', '--when', '2026-01-02T10:00:00Z')
        self.do(other, '--split', 'Sergei Lavrov', 'person/john-roe', '--by', 'bob', '--when', '2026-01-03')
        again = dump(graph)
        self.people()
        self.assertEqual(dump(graph), again)
        for name, order in (('ab.db', [graph, other]), ('ba.db', [other, graph])):
            self.assertEqual(run('merge', self.folder / name, *order).returncode, 0)
            self.assertEqual(self.neighbours(self.folder / name, 'Sergei Lavrov'), {'person/john-roe': 3, 'person/jack-doe': 1})
        self.assert_same_graph(self.folder / 'ab.db', dump(self.folder / 'ba.db'))

    def test_rules_decide_after_loading_and_say_where_they_are_not_sure(self):
        graph = self.load('graph.db', self.record('a', 0, 'Clive Stafford Roe', 'person/clive-stafford-roe'),
                          self.record('a', 1, 'Stafford Roe', 'person/stafford-roe'),
                          self.record('b', 0, 'Mohammed Poe', 'person/mohammed-poe', sector=''),
                          self.record('c', 0, 'Muhamad Poe', 'person/muhamad-poe', sector=''))
        self.assertEqual(self.neighbours(graph, 'Sergei Lavrov')['person/clive-stafford-roe'], 2)
        decision, = records(self.do(graph, '--unsure', '--json'))
        self.assertEqual({decision['actor'], decision['other']}, {'person/mohammed-poe', 'person/muhamad-poe'})
        self.assertIn('person/muhamad-poe', self.do(graph, '--unsure').stdout)
        self.do(graph, '--merge', 'Mohammed Poe', 'Muhamad Poe', '--by', 'ann')
        self.assertIn('no pair', self.do(graph, '--unsure').stdout)

    def test_an_abbreviation_that_one_document_defines_is_known_in_another(self):
        graph = self.graph(self.documents([
            {'id': 'a', 'published': '2016-07-16', 'text': 'The Sahel Relief Network (SRN) accused Mali of blocking aid.'},
            {'id': 'b', 'published': '2016-07-17', 'text': 'SRN accused Mali of blocking aid.'}]))
        decision, = records(self.do(graph, '--decisions', '--json'))
        self.assertEqual((decision['verdict'], decision['by'], decision['decider'], decision['at']), ('same', 'abbreviation', 'rule', '2016-07-17'))
        mali = self.neighbours(graph, 'Mali')
        self.assertEqual(list(mali.values()), [2])
        # The second name that the first document gives is shown, too.
        self.assertEqual(self.neighbours(graph, 'SRN'), {'country/mli': 2, 'organization/sahel-relief-network': 1})

    def test_what_cannot_be_decided_is_said_in_a_line(self):
        graph = self.people()
        self.assert_one_line_errors(run('actors', graph, '--merge', 'John Roe', 'Nobody', '--by', 'ann'), ['Nobody'])
        self.assert_one_line_errors(run('actors', graph, '--merge', 'John Roe', 'John Roe', '--by', 'ann'), ['person/john-roe', 'already'])
        self.assert_one_line_errors(run('actors', graph, '--split', 'John Roe', '--by', 'ann'), ['person/john-roe', 'merged with no other'])
        self.assert_one_line_errors(run('actors', self.folder / 'none.db', '--merge', 'a', 'b', '--by', 'ann'), ['none.db', 'no such graph'])
        self.assertFalse((self.folder / 'none.db').exists())
        self.assertEqual(run('actors', graph, '--merge', 'John Roe').returncode, 2)
        self.assertEqual(run('actors', graph, '--merge', 'John Roe', 'Jane Poe', '--when', 'yesterday').returncode, 2)
        self.assertEqual(run('actors', graph, '--merge', 'a', 'b', '--split', 'a').returncode, 2)
        self.assertEqual(records(run('actors', graph, '--decisions', '--json')), [])
