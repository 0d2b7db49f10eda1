"""Bad input is named and survived: a line on standard error each, status 1, and the good documents of the same run are kept."""
import json
import os
import shutil
import subprocess

from support import CommandTest, DOCUMENTS, ENTENTE, records, run


class BadInput(CommandTest):
    def assert_survived(self, bad, *words):
        """The fault is told in one line that names it; the good documents before and after it are in the output and the graph."""
        before = self.documents(DOCUMENTS[:2], 'before.jsonl')
        after = self.documents(DOCUMENTS[2:], 'later.jsonl')
        result = run('extract', before, bad, after)
        self.assert_one_line_errors(result, [bad, *words])
        self.assertEqual({r['doc'] for r in records(result)} & {d['id'] for d in DOCUMENTS}, {d['id'] for d in DOCUMENTS})
        graph = self.folder / 'graph.db'
        self.assert_one_line_errors(run('build', graph, before, bad, after), [bad, *words])
        self.assertGreaterEqual(json.loads(run('info', graph, '--json').stdout)['documents'], len(DOCUMENTS))
        return result

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path

    def test_truncated_json_lines(self):
        whole = ''.join(json.dumps({**d, 'id': 'cut-' + d['id']}) + '\n' for d in DOCUMENTS)
        path = self.write('cut.jsonl', whole.encode()[:-30])
        result = self.assert_survived(path, f'cut.jsonl:{len(DOCUMENTS)}')
        self.assertIn('cut-c', {r['doc'] for r in records(result)})  # the lines before the cut

    def test_binary_file(self):
        self.assert_survived(self.write('binary.txt', bytes(range(256)) * 64))

    def test_empty_file(self):
        self.assert_survived(self.write('empty.txt', b''), 'empty')

    def test_missing_path(self):
        self.assert_survived(self.folder / 'nowhere.txt')

    def test_invalid_utf8(self):
        self.assert_survived(self.write('latin1.txt', 'François Hollande met Angela Merkel.\nThey talked.'.encode('latin-1')), 'UTF-8')

    def test_json_without_text(self):
        self.assert_survived(self.write('textless.jsonl', b'{"id": "x", "title": "No text"}\n'), 'textless.jsonl:1', 'text')

    def test_records_that_are_none(self):
        good = run('extract', self.documents()).stdout
        graph = self.folder / 'graph.db'
        path = self.write('records.jsonl', (good + '{"kind": "event"}\nnonsense\n').encode())
        lines = good.count('\n')
        self.assert_one_line_errors(run('load', graph, path), [f'records.jsonl:{lines + 1}'], [f'records.jsonl:{lines + 2}'])
        self.assertGreater(json.loads(run('info', graph, '--json').stdout)['actors'], 0)


class BadGraph(CommandTest):
    def test_a_file_that_is_no_graph_is_left_alone(self):
        path = self.folder / 'notes.txt'
        path.write_text('Shopping: bread, milk. ' * 100)
        before = path.read_bytes()
        for line in (['build', path, self.documents()], ['info', path], ['who', path, 'Russia'], ['merge', self.folder / 'new.db', path]):
            self.assert_one_line_errors(run(*line), [path])
        self.assertEqual(path.read_bytes(), before)

    def test_a_foreign_database_is_left_alone(self):
        path = self.folder / 'foreign.db'
        subprocess.run(['/usr/bin/python3', '-c', f'import sqlite3; c = sqlite3.connect({str(path)!r}); c.execute("CREATE TABLE mine (x)"); c.commit()'], check=True)
        before = path.read_bytes()
        for line in (['build', path, self.documents()], ['info', path]):
            self.assert_one_line_errors(run(*line), [path])
        self.assertEqual(path.read_bytes(), before)

    def test_a_missing_graph_is_not_made_by_asking(self):
        path = self.folder / 'nowhere.db'
        for line in (['info', path], ['actors', path], ['who', path, 'Russia'], ['explain', path, 'abc']):
            self.assert_one_line_errors(run(*line), [path])
            self.assertFalse(path.exists())

    def test_a_damaged_graph_is_named(self):
        graph = self.graph()
        content = bytearray(graph.read_bytes())
        content[4096:] = os.urandom(len(content) - 4096)
        graph.write_bytes(content)
        for suffix in ('-wal', '-shm'):
            graph.with_name(graph.name + suffix).unlink(missing_ok=True)
        self.assert_one_line_errors(run('who', graph, 'Russia'), [graph])

    def test_a_place_where_no_graph_can_be_made(self):
        file = self.documents()
        self.assert_one_line_errors(run('build', file / 'graph.db', file), [file / 'graph.db'])
        self.assert_one_line_errors(run('build', self.folder / 'nowhere' / 'graph.db', file), ['nowhere'])
        self.assert_one_line_errors(run('build', self.folder, file), [self.folder])
        self.assert_one_line_errors(run('export', self.graph(), '--format', 'graphml', '-o', file / 'x.graphml'), [file / 'x.graphml'])

    def test_a_read_only_folder(self):
        command = [ENTENTE, 'build', self.folder / 'locked' / 'graph.db', self.documents()]
        (self.folder / 'locked').mkdir(mode=0o555)
        if os.geteuid() == 0:  # root may write anywhere: nobody asks
            command = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', *command]
            self.folder.chmod(0o755)
            if not shutil.which('setpriv') or subprocess.run([*command[:4], ENTENTE, 'resolve', 'Russia'], capture_output=True).returncode:
                self.skipTest('running as root, and nobody may not run the program here')
        result = subprocess.run(command, capture_output=True, text=True)
        self.assert_one_line_errors(result, [self.folder / 'locked' / 'graph.db'])


class BadQuestion(CommandTest):
    def test_an_unknown_actor(self):
        self.assert_one_line_errors(run('who', self.graph(), 'Nobody Atall'), ['Nobody Atall'])

    def test_an_unknown_edge(self):
        self.assert_one_line_errors(run('explain', self.graph(), 'ffffffffffffffff'), ['ffffffffffffffff'])

    def test_an_unknown_type(self):
        self.assert_one_line_errors(run('who', self.graph(), 'Russia', '--type', 'NONSENSE'), ['NONSENSE'])
