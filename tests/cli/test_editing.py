"""remove, recode and search on a graph of a few documents."""
import json
import shutil
import sqlite3

from support import ARTICLES, CommandTest, DOCUMENTS, ROOT, dump, records, run, write_jsonl


class Editing(CommandTest):
    def build(self, name, documents):
        graph = self.folder / name
        built = run('build', graph, write_jsonl(self.folder / (name + '.jsonl'), documents))
        self.assertEqual(built.returncode, 0, built.stderr)
        return graph

    def test_what_remains_is_the_graph_of_the_other_documents(self):
        ours, plain = self.build('ours.db', DOCUMENTS), self.build('plain.db', DOCUMENTS[:1] + DOCUMENTS[3:])
        result = run('remove', ours, 'b', 'c', '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(records(result)[0]['documents'], 2)
        self.assertEqual(dump(ours), dump(plain))

    def test_a_document_that_is_not_there_is_named_and_the_others_go(self):
        graph = self.build('graph.db', DOCUMENTS)
        result = run('remove', graph, 'nowhere', 'a')
        self.assertEqual(result.returncode, 1)
        self.assertIn('nowhere: the graph has no such document', result.stderr)
        self.assertEqual(records(run('info', graph, '--json'))[0]['documents'], len(DOCUMENTS) - 1)

    def test_ids_come_from_standard_input_and_may_begin_with_a_dash(self):
        renamed = [{**document, 'id': name} for document, name in zip(DOCUMENTS, ('a', '-b', '--all', '\u00e9 "x"\'; --'))]
        ours, plain = self.build('ours.db', renamed), self.build('plain.db', renamed[:1])
        self.assertEqual(run('remove', ours, '--', '-b', '--all').returncode, 0)
        result = run('remove', ours, '-', stdin='\u00e9 "x"\'; --\r\n\n'.encode())
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(dump(ours), dump(plain))

    def test_no_graph_is_made_where_there_is_none(self):
        for arguments in (('remove', self.folder / 'no.db', 'a'), ('recode', self.folder / 'no.db')):
            self.assertEqual(run(*arguments).returncode, 1)
            self.assertFalse((self.folder / 'no.db').exists())

    def test_reading_again_with_the_same_knowledge_changes_nothing(self):
        graph = self.folder / 'examples.db'
        self.assertEqual(run('build', graph, ARTICLES).returncode, 0)
        before = dump(graph)
        result = run('recode', graph, '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(records(result)[0]['changed'], 0)
        self.assertEqual(dump(graph), before)

    def test_every_kind_of_input_reads_again_as_it_was_read(self):
        inputs = self.folder / 'inputs'
        inputs.mkdir()
        said = 'US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in Moscow on Friday. Kerry criticised Syria.'
        page = f'<html><head><title>Kerry in Moscow</title><meta property="article:published_time" content="2016-07-15"></head><body><p>{said}</p><p>A &amp; B met.</p></body></html>'
        (inputs / 'page.html').write_text(page, encoding='utf-8')
        (inputs / 'marked.html').write_text('\ufeff' + page.replace('Kerry in', 'John Kerry in'), encoding='utf-8')
        (inputs / 'undated.html').write_text(f'<p>{said}</p>', encoding='utf-8')
        (inputs / 'undated.txt').write_text(said.replace('Friday', 'Monday'), encoding='utf-8')
        (inputs / 'titled.txt').write_text(f'Kerry meets Lavrov\n\nMOSCOW, July 15, 2016 - {said}\n', encoding='utf-8')
        (inputs / 'marked.txt').write_text(f'\ufeffLavrov meets Kerry\n\n15 July, 2016\n\n{said}\n', encoding='utf-8')
        write_jsonl(inputs / 'lines.jsonl', [*DOCUMENTS, {'id': 'e', 'text': DOCUMENTS[1]['text']}, {'id': 'f', 'title': 'Kerry meets Lavrov', 'text': f'Kerry meets Lavrov\n\n{said}', 'section': 'world'}])
        for options in ((), ('--published', '2019-05-05')):
            graph = self.folder / f'kinds{len(options)}.db'
            built = run('build', graph, inputs, *options)
            self.assertEqual(built.returncode, 0, built.stderr)
            before = dump(graph)
            result = run('recode', graph, '--json')
            self.assertEqual(result.returncode, 0, result.stderr)
            self.assertEqual(records(result)[0]['changed'], 0)
            self.assert_same_graph(graph, before)

    def test_persons_decisions_hold_after_reading_again(self):
        graph = self.build('graph.db', DOCUMENTS)
        joined = run('actors', graph, '--merge', 'person/john-kerry', 'person/sergei-lavrov', '--by', 'me')
        self.assertEqual(joined.returncode, 0, joined.stderr)
        before = dump(graph)
        self.assertEqual(run('recode', graph).returncode, 0)
        self.assertEqual(dump(graph), before)

    def test_info_tells_how_many_documents_can_be_read_again(self):
        graph = self.build('graph.db', DOCUMENTS[:3])
        extracted = run('extract', self.documents(DOCUMENTS[3:]))
        self.assertEqual(run('load', graph, '-', stdin=extracted.stdout.encode()).returncode, 0)
        info, = records(run('info', graph, '--json'))
        self.assertEqual((info['documents'], info['texts']), (4, 3))
        self.assertIn('1 of them have no text', run('info', graph).stdout)

    def test_reading_again_with_another_lexicon_gives_what_a_build_with_it_gives(self):
        schema = self.folder / 'schema'
        shutil.copytree(ROOT / 'schema', schema)
        verbs = schema / 'lexicon' / 'en' / 'verbs.json'
        lexicon = json.loads(verbs.read_text(encoding='utf-8'))
        lexicon['frames'] = [frame for frame in lexicon['frames'] if frame.get('lemma') != 'meet']
        verbs.write_text(json.dumps(lexicon), encoding='utf-8')
        ours = self.build('ours.db', DOCUMENTS)
        plain = self.folder / 'plain.db'
        self.assertEqual(run('--schema', schema, 'build', plain, self.folder / 'ours.db.jsonl').returncode, 0)
        result = run('--schema', schema, 'recode', ours, '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        said = records(result)[0]
        self.assertGreater(said['changed'], 0)
        self.assertGreater(said['gone'], 0)
        self.assertEqual(dump(ours), dump(plain))

    def test_documents_of_which_only_records_came_stay(self):
        whole = self.build('whole.db', DOCUMENTS)
        extracted = run('extract', self.folder / 'whole.db.jsonl')
        loaded = self.folder / 'loaded.db'
        self.assertEqual(run('load', loaded, '-', stdin=extracted.stdout.encode()).returncode, 0)
        before = dump(loaded)
        result = run('recode', loaded)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(f'{len(DOCUMENTS)} documents without text stay', result.stderr)
        self.assertEqual(dump(loaded), before)
        self.assertTrue(whole.exists())


class Searching(CommandTest):
    def setUp(self):
        super().setUp()
        self.db = self.graph()

    def found(self, *arguments):
        result = run('search', self.db, *arguments, '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        return records(result)

    def test_sentences_come_with_their_edges_and_the_words_set_off(self):
        sentences = [s for s in self.found('talks') if 'text' in s]
        self.assertEqual([(s['doc'], s['sentence']) for s in sentences], [('c', 0)])
        sentence, = sentences
        text = sentence['text'].encode()
        self.assertEqual([text[m['begin']:m['end']] for m in sentence['matches']], [b'talks'])
        self.assertTrue(all(r['text'] == sentence['text'] for r in sentence['records']))
        self.assertIn('talks', run('search', self.db, 'talks').stdout)

    def test_words_are_found_as_people_write_them(self):
        def sentences(*words):
            return {(s['doc'], s['sentence']) for s in self.found(*words) if 'text' in s}
        both = sentences('Kerry')
        self.assertTrue(both)
        self.assertEqual(sentences('kerry'), both)
        self.assertEqual(sentences('kerr*'), both)
        self.assertEqual(sentences('"Foreign Minister" Lavrov'), {('a', 0)})
        self.assertEqual(sentences('Lavrov OR Erdogan'), {('a', 0), ('b', 0)})
        self.assertEqual(sentences('met NOT Kerry'), {('b', 0)})
        self.assertEqual(sentences('(Putin OR Lavrov) met'), {('a', 0), ('b', 0)})
        self.assertEqual(sentences('Tayyip-Erdogan'), {('b', 0)})
        self.assertEqual(sentences('Kerry', '-', 'Lavrov'), {('a', 0)})

    def test_names_and_aliases_lead_to_actors(self):
        actors = [s['actor']['id'] for s in self.found('Lavrov') if 'actor' in s]
        self.assertEqual(actors, ['person/sergei-lavrov'])

    def test_filters_hold_for_the_edges(self):
        self.assertFalse([s for s in self.found('met', '--type', 'ACCUSE') if 'text' in s])
        self.assertEqual({s['doc'] for s in self.found('met', '--since', '2016-08-01') if 'text' in s}, {'b'})

    def test_what_is_cut_off_is_said_and_what_is_no_search_is_explained(self):
        self.assertIn('--limit', run('search', self.db, 'met', '--limit', '1').stderr)
        for words, why in (('(Kerry', 'not closed'), ('Kerry OR', 'missing'), ('"Kerry', 'not closed'), ('AND Kerry', 'missing'), ('Kerry)', 'without an opening'), (' ', 'no word')):
            result = run('search', self.db, words)
            self.assertEqual(result.returncode, 1, words)
            self.assertIn(why, result.stderr)

    def test_a_graph_of_before_the_index_is_searched_and_gets_one_when_it_is_written(self):
        with sqlite3.connect(self.db) as connection:
            connection.execute('DROP TABLE sentence_words')
            connection.execute('PRAGMA user_version = 7')
        connection.close()
        self.assertIn('talks', run('search', self.db, 'talks').stdout)
        self.assertEqual(run('remove', self.db, 'a').returncode, 0)
        self.assertIn('talks', run('search', self.db, 'talks').stdout)
        self.assertIn('no sentence', run('search', self.db, 'Moscow').stderr)
        with sqlite3.connect(self.db) as connection:
            self.assertEqual(connection.execute('PRAGMA user_version').fetchone(), (8,))
            connection.execute("INSERT INTO sentence_words (sentence_words) VALUES ('integrity-check')")
        connection.close()
