"""build, extract, load, annotate and merge: the same input gives the same graph."""
import json

from support import ARTICLES, CommandTest, DOCUMENTS, dump, records, run


class SameGraph(CommandTest):
    def test_order_jobs_and_repetition_change_nothing(self):
        expected = dump(self.graph(ARTICLES, self.documents()))
        self.assertTrue(any(expected.values()))
        files = sorted(p for p in ARTICLES.iterdir() if p.suffix in {'.txt', '.html', '.jsonl'})
        graph = self.folder / 'other.db'
        backwards = self.documents(DOCUMENTS[::-1], 'backwards.jsonl')
        self.assertEqual(run('build', graph, '--jobs', '1', backwards, *files[::-1]).returncode, 0)
        self.assert_same_graph(graph, expected)
        for jobs in (2, 7):
            result = run('build', graph, '--jobs', jobs, *files, backwards)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assert_same_graph(graph, expected)

    def test_extract_writes_in_the_order_of_the_inputs_whatever_the_jobs(self):
        one = run('extract', '--jobs', '1', self.documents(), ARTICLES)
        self.assertEqual(one.returncode, 0, one.stderr)
        self.assertEqual(run('extract', '--jobs', '5', self.documents(), ARTICLES).stdout, one.stdout)
        documents = [r['doc'] for r in records(one)]
        self.assertEqual(list(dict.fromkeys(documents))[:4], [d['id'] for d in DOCUMENTS])

    def test_extract_and_load_make_the_actors_and_edges_of_build(self):
        built = self.graph(ARTICLES)
        extracted = run('extract', ARTICLES)
        loaded = self.folder / 'loaded.db'
        self.assertEqual(run('load', loaded, '-', stdin=extracted.stdout.encode()).returncode, 0)
        for verb in (['actors'], ['who', 'Sergei Lavrov'], ['path', 'John Kerry', 'Recep Tayyip Erdogan']):
            ask = lambda graph: run(verb[0], graph, *verb[1:], '--json').stdout
            self.assertEqual(ask(loaded), ask(built))
            self.assertTrue(ask(built))

    def test_merging_in_any_order_gives_the_graph_of_one_reading(self):
        whole = dump(self.graph(self.documents(), ARTICLES, name='whole.db'))
        a, b = self.graph(self.documents(), name='a.db'), self.graph(ARTICLES, name='b.db')
        for name, others in (('ab.db', [a, b]), ('ba.db', [b, a])):
            result = run('merge', self.folder / name, *others)
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assert_same_graph(self.folder / name, whole)


class Inputs(CommandTest):
    def test_standard_input_is_one_text_or_json_lines(self):
        text = DOCUMENTS[0]['text']
        lines = ''.join(json.dumps(d) + '\n' for d in DOCUMENTS)
        self.assertTrue(records(run('extract', '-', stdin=text.encode())))
        self.assertEqual(run('extract', '-', stdin=lines.encode()).stdout, run('extract', self.documents()).stdout)

    def test_published_dates_what_does_not_date_itself(self):
        text = b'John Kerry met Sergei Lavrov on Thursday.'
        code = lambda day: {(r['source'] or {}).get('code') for r in records(run('extract', '--published', day, '-', stdin=text)) if r['type'] == 'CONSULT'}
        self.assertIn('USAGOV', code('2016-07-15'))
        self.assertIn('USALEG', code('2010-07-15'))

    def test_extents_are_bytes_of_the_text_as_given(self):
        given = {d['id']: d['text'].encode() for d in DOCUMENTS}
        for record in records(run('extract', self.documents())):
            text = given[record['doc']]
            for piece in [record['trigger'], record['source'], record['target']]:
                if piece:
                    self.assertEqual(text[piece['begin']:piece['end']].decode(), piece.get('mention', piece.get('text')))


class Annotate(CommandTest):
    def rows(self, text):
        return [line.split('\t') for line in text.splitlines() if line and line[0] != '#']

    def test_conllu_has_trees_names_and_actors(self):
        result = run('annotate', '-', stdin=DOCUMENTS[0]['text'].encode())
        self.assertEqual(result.returncode, 0, result.stderr)
        rows = self.rows(result.stdout)
        self.assertTrue(all(len(row) == 10 for row in rows))
        self.assertIn('# text = ', result.stdout)
        by_form = {row[1]: row for row in rows}
        self.assertEqual(by_form['met'][7], 'root')
        self.assertIn('NER=', by_form['Kerry'][9])
        self.assertTrue(any('Actor=person/john-kerry' in row[9] for row in rows))

    def test_given_sentences_and_tokens_are_kept(self):
        given = '1\tTalks\t_\t_\t_\t_\t_\t_\t_\t_\n2\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n1\tPutin.He\t_\t_\t_\t_\t_\t_\t_\t_\n2\tleft\t_\t_\t_\t_\t_\t_\t_\t_\n\n'
        result = run('annotate', '--from', 'conllu', '-', stdin=given.encode())
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual([[row[1] for row in self.rows(block)] for block in result.stdout.strip().split('\n\n')], [['Talks', '.'], ['Putin.He', 'left']])


class Resolve(CommandTest):
    def test_mentions_are_coded_as_arguments_or_lines(self):
        by_argument = run('resolve', '--json', '--date', '2016-07-15', 'John Kerry', 'Syrian rebels')
        self.assertEqual(by_argument.returncode, 0, by_argument.stderr)
        kerry, rebels = records(by_argument)
        self.assertEqual((kerry['id'], kerry['country'], kerry['sector']), ('person/john-kerry', 'USA', 'GOV'))
        self.assertEqual((rebels['country'], rebels['sector']), ('SYR', 'REB'))
        by_line = run('resolve', '--json', '--date', '2016-07-15', stdin=b'John Kerry\nSyrian rebels\n')
        self.assertEqual(by_line.stdout, by_argument.stdout)
