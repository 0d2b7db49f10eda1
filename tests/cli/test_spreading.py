"""Reading apart from storing: pipes, GNU parallel, arrays of jobs. However it is spread, the graph is the same."""
import json
import os
import subprocess
import unittest

from support import ARTICLES, DOCUMENTS, ENTENTE, ROOT, CommandTest, run, write_jsonl


class Spreading(CommandTest):
    def many(self):
        """More documents than a job takes at once, every one with something else to say."""
        return [{**document, 'id': f"{document['id']}{n}", 'text': document['text'] + f' It was meeting {n} of the year.'}
                for n in range(20) for document in DOCUMENTS]

    def exported(self, graph):
        """What an export holds, but for the documents, of which records know the id alone."""
        result = run('export', graph, '--format', 'json')
        self.assertEqual(0, result.returncode, result.stderr)
        return result.stdout

    def script(self, name, *arguments, stdin=None, environment=None):
        return subprocess.run([ROOT / 'examples' / name, *map(str, arguments)], capture_output=True, text=True, stdin=stdin, timeout=300,
                              env={**os.environ, 'ENTENTE': ENTENTE, **(environment or {})})

    def test_a_pipe_of_extract_and_load_gives_the_graph_of_build(self):
        documents = self.documents(self.many())
        built = self.graph(documents, name='built.db')
        with open(documents, 'rb') as lines, subprocess.Popen([ENTENTE, 'extract', '-'], stdin=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
            loading = subprocess.run([ENTENTE, 'load', self.folder / 'piped.db', '-'], stdin=reading.stdout, capture_output=True, text=True, timeout=300)
            self.assertEqual('', loading.stderr if loading.returncode else '')
        self.assertEqual(0, reading.returncode)
        self.assertEqual(self.exported(built), self.exported(self.folder / 'piped.db'))

    def test_records_in_any_order_give_the_same_graph(self):
        documents = self.documents(self.many())
        lines = run('extract', documents).stdout.splitlines(keepends=True)
        for name, order in (('forth.db', lines), ('back.db', lines[::-1]), ('mixed.db', lines[::2] + lines[1::2])):
            loaded = run('load', self.folder / name, '-', stdin=''.join(order).encode())
            self.assertEqual(0, loaded.returncode, loaded.stderr)
        forth = self.exported(self.folder / 'forth.db')
        self.assertEqual(forth, self.exported(self.folder / 'back.db'))
        self.assertEqual(forth, self.exported(self.folder / 'mixed.db'))

    def test_gnu_parallel_gives_the_graph_of_build(self):
        documents = self.documents(self.many())
        built = self.graph(documents, name='built.db')
        graph = self.folder / 'spread.db'
        for _ in range(2):  # the second time changes nothing
            result = self.script('spread.sh', graph, documents, '--', '--block', '4k', '--jobs', '2')
            self.assertEqual(0, result.returncode, result.stderr)
            self.assertGreater(result.stderr.count(" read; "), 3, 'one job is not spread')
            self.assertEqual(self.exported(built), self.exported(graph))

    def test_gnu_parallel_names_what_was_left_out_and_keeps_the_rest(self):
        documents = self.documents(self.many())
        built = self.graph(documents, name='built.db')
        with open(documents, 'a', encoding='utf-8') as lines:
            lines.write(json.dumps({'id': 'empty', 'text': ''}) + '\n')
        with open(documents, 'rb') as lines:
            result = self.script('spread.sh', self.folder / 'spread.db', '-', '--', '--block', '4k', stdin=lines)
        self.assertEqual(0, result.returncode, result.stderr)
        self.assertIn('empty', result.stderr)
        self.assertEqual(self.exported(built), self.exported(self.folder / 'spread.db'))

    def test_an_array_of_jobs_gives_the_graph_of_build(self):
        built = self.graph(ARTICLES, name='built.db')
        tasks = 3
        for task in (0, 1, 2, 1):  # one is started twice
            result = self.script('spread_array.sh', ARTICLES, self.folder / 'records',
                                 environment={'SLURM_ARRAY_TASK_ID': str(task), 'SLURM_ARRAY_TASK_COUNT': str(tasks)})
            self.assertEqual(0, result.returncode, result.stderr)
        records = sorted((self.folder / 'records').iterdir())
        self.assertEqual(['0.jsonl', '1.jsonl', '2.jsonl'], [path.name for path in records])
        loaded = run('load', self.folder / 'array.db', *records)
        self.assertEqual(0, loaded.returncode, loaded.stderr)
        self.assertEqual(self.exported(built), self.exported(self.folder / 'array.db'))

    def test_two_loads_into_one_graph_take_turns(self):
        documents = self.many()
        halves = [write_jsonl(self.folder / f'{half}.jsonl', documents[half::2]) for half in (0, 1)]
        both = self.folder / 'both.db'
        loads = []
        for half in halves:
            records = run('extract', half).stdout
            loads.append(subprocess.Popen([ENTENTE, 'load', both, '-'], stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
            loads[-1].stdin.write(records)
        for load in loads:
            _, told = load.communicate(timeout=300)
            self.assertEqual(0, load.returncode, told)
        self.assertEqual(self.exported(self.graph(*halves, name='built.db')), self.exported(both))


if __name__ == '__main__':
    unittest.main()
