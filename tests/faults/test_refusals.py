"""What the system refuses is told in one line (what, where, how to mend it) with status 1; nothing that was stored is lost, and the same command
again, once the cause is gone, makes the graph that an undisturbed run makes."""
import contextlib
import json
import os
import pathlib
import random
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unittest

import kill
from kill import FAULTY_DISK, content, documents, integrity
from support import CommandTest, ENTENTE, run, write_jsonl

IS_ROOT = os.geteuid() == 0


@contextlib.contextmanager
def small_disk(folder, size):
    """A disk of its own, of so many kilobytes; the test is skipped where none can be had."""
    folder.mkdir()
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}k', 'tmpfs', str(folder)], capture_output=True).returncode:
        raise unittest.SkipTest('no file system can be mounted here')
    try:
        yield folder
    finally:
        subprocess.run(['umount', '-l', str(folder)], check=True)


class Refused(CommandTest):
    """`self.first` is the graph of some documents, `self.more` the file of others, `self.whole` what both together make."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix='entente-refusals-')
        cls.addClassCleanup(folder.cleanup)
        cls.shared = pathlib.Path(folder.name)
        cls.some = write_jsonl(cls.shared / 'some.jsonl', documents(0, 40))
        cls.more = write_jsonl(cls.shared / 'more.jsonl', documents(40, 120))
        cls.first = cls.shared / 'first.db'
        for graph, inputs in ((cls.first, [cls.some]), (cls.shared / 'whole.db', [cls.some, cls.more])):
            result = run('build', graph, *inputs)
            assert result.returncode == 0, result.stderr
        cls.whole = content(cls.shared / 'whole.db')
        (cls.shared / 'records.jsonl').write_text(run('extract', cls.more).stdout)
        (cls.shared / 'actors.csv').write_text('name,kind,country\nOmar Haddad,person,LBN\n')
        run('build', cls.shared / 'other.db', cls.more)

    def copy(self, folder=None, name='graph.db'):
        return pathlib.Path(shutil.copy(self.first, (folder or self.folder) / name))

    def writers(self, graph):
        """A line of each verb that writes."""
        return [['build', graph, self.more], ['load', graph, self.shared / 'records.jsonl'], ['merge', graph, self.shared / 'other.db'], ['recode', graph],
                ['remove', graph, 'report-3'], ['actors', graph, '--import', self.shared / 'actors.csv'],
                ['actors', graph, '--merge', 'Omar Haddad', 'Lina Barakat', '--by', 'me', '--when', '2017-01-01']]

    def assert_nothing_lost(self, graph):
        self.assertEqual(integrity(graph), [])
        with contextlib.closing(sqlite3.connect(graph)) as connection:
            stored = {key for key, in connection.execute('SELECT key FROM documents')}
        self.assertLessEqual({d['id'] for d in documents(0, 40)}, stored)

    def assert_rerun_completes(self, graph):
        self.assert_nothing_lost(graph)
        again = run('build', graph, self.more)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(integrity(graph), [])
        self.assertTrue(content(graph) == self.whole, 'the graph differs')


class FullDisk(Refused):
    def test_a_disk_that_is_full_ends_the_run_and_loses_nothing(self):
        with small_disk(self.folder / 'disk', 700) as disk:
            graph = self.copy(disk)
            filler = disk / 'filler'
            with open(filler, 'wb', buffering=0) as file, contextlib.suppress(OSError):
                while True:
                    file.write(b'x' * 4096)
            for line in self.writers(graph):
                result = run(*line)
                self.assert_one_line_errors(result, [graph, 'room', 'what was stored is safe'])
            self.assertEqual(run('info', graph).returncode, 0)
            self.assert_one_line_errors(run('export', graph, '-o', disk / 'out.graphml'), [disk / 'out.graphml'])
            filler.unlink()
            graph = pathlib.Path(shutil.copy(graph, self.folder / 'moved.db'))  # where there is room
            self.assert_rerun_completes(graph)

    @unittest.skipUnless(FAULTY_DISK, 'no library for faults in this build')
    def test_a_disk_that_is_full_from_any_write_on(self):
        graph = self.copy()
        environment = {'LD_PRELOAD': FAULTY_DISK, 'FAULTY_DISK': f'count:0:{self.folder}', 'FAULTY_DISK_COUNT': str(self.shared / 'count')}
        self.assertEqual(run('build', graph, self.more, environment=environment).returncode, 0)
        writes = int((self.shared / 'count').read_text())
        chance = random.Random(1)
        for at in [1, 2, 3, *sorted(chance.sample(range(4, writes + 1), 7))]:
            with self.subTest(write=at, of=writes):
                graph = self.copy()
                result = run('build', graph, self.more, environment={'LD_PRELOAD': FAULTY_DISK, 'FAULTY_DISK': f'full:{at}:{self.folder}'})
                if result.returncode == 0:  # all was in the log already, which the next program brings in
                    self.assertTrue(content(graph) == self.whole)
                else:
                    self.assert_one_line_errors(result, [graph, 'room', 'what was stored is safe'])
                self.assert_rerun_completes(graph)
                graph.unlink()

    def test_a_file_that_may_grow_no_further(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

        graph = self.copy()
        result = subprocess.run([ENTENTE, 'build', graph, self.more], preexec_fn=limit, capture_output=True, text=True)
        self.assert_one_line_errors(result, [graph, 'ulimit', 'what was stored is safe'])
        self.assert_rerun_completes(graph)

    def test_a_file_of_results_stays_as_it_was_where_the_new_one_finds_no_room(self):
        for name, size in (('out.graphml', 40), ('out.nq', 40)):
            with self.subTest(name), small_disk(self.folder / name.replace('.', '-'), size) as disk:
                (disk / name).write_text('earlier')
                self.assert_one_line_errors(run('export', self.first, '-o', disk / name), [disk / name, 'full'])
                self.assertEqual((disk / name).read_text(), 'earlier')
                self.assertEqual([f.name for f in disk.iterdir()], [name])

    def test_standard_output_that_takes_nothing(self):
        for command in (['export', self.first, '--format', 'json'], ['query', self.first, 'MATCH (a) RETURN a.name'], ['extract', self.some], ['info', self.first]):
            with open('/dev/full', 'wb') as full:
                result = subprocess.run([ENTENTE, *map(str, command)], stdout=full, stderr=subprocess.PIPE, text=True)
            self.assert_one_line_errors(result, ['standard output', 'No space left'])


class NotToBeWritten(Refused):
    def test_a_file_system_that_may_only_be_read(self):
        with small_disk(self.folder / 'disk', 4096) as disk:
            graph = self.copy(disk)
            subprocess.run(['mount', '-o', 'remount,ro', str(disk)], check=True)
            for line in self.writers(graph):
                self.assert_one_line_errors(run(*line), [graph, 'may not be written', 'permissions'])
            self.assertEqual(run('who', graph, 'Kenya').returncode, 0)
            self.assert_one_line_errors(run('export', graph, '-o', disk / 'out.dot'), [disk / 'out.dot'])
            subprocess.run(['mount', '-o', 'remount,rw', str(disk)], check=True)
            self.assert_rerun_completes(graph)

    @unittest.skipUnless(IS_ROOT and shutil.which('setpriv'), 'root lends its rights')
    def test_a_file_and_a_folder_that_may_only_be_read(self):
        nobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ENTENTE]
        if subprocess.run([*nobody, 'resolve', 'Russia'], capture_output=True).returncode:
            self.skipTest('nobody may not run the program here')
        self.folder.chmod(0o755)
        self.shared.chmod(0o755)
        graph = self.copy()
        graph.chmod(0o444)
        for mode in (0o777, 0o555):
            self.folder.chmod(mode)
            for line in self.writers(graph):
                self.assert_one_line_errors(subprocess.run([*nobody, *map(str, line)], capture_output=True, text=True), [graph, 'may not be written'])
            self.assertEqual(subprocess.run([*nobody, 'who', graph, 'Kenya'], capture_output=True).returncode, 0)
        self.folder.chmod(0o755)
        self.assert_rerun_completes(graph)


class Others(Refused):
    def test_a_graph_that_another_program_holds_for_longer_than_the_patience(self):
        graph = self.copy()
        other = sqlite3.connect(graph, isolation_level=None)
        other.execute('BEGIN IMMEDIATE')
        for line in self.writers(graph):
            self.assert_one_line_errors(run(*line, '--patience', '0.05'), [graph, 'another program', 'try again'])
        self.assertEqual(run('who', graph, 'Kenya').returncode, 0)
        other.execute('ROLLBACK')
        other.close()
        self.assert_rerun_completes(graph)

    def test_a_writer_waits_for_another(self):
        graph = self.copy()
        other = sqlite3.connect(graph, isolation_level=None)
        other.execute('BEGIN IMMEDIATE')
        waiting = subprocess.Popen([ENTENTE, 'build', graph, self.more], stderr=subprocess.PIPE, text=True)
        time.sleep(0.5)
        other.execute('COMMIT')
        other.close()
        _, errors = waiting.communicate(timeout=300)
        self.assertEqual(waiting.returncode, 0, errors)
        self.assertTrue(content(graph) == self.whole)

    def test_two_builders_at_once(self):
        graph = self.folder / 'graph.db'
        builders = [subprocess.Popen([ENTENTE, 'build', graph, file], stderr=subprocess.PIPE, text=True) for file in (self.some, self.more)]
        for builder in builders:
            _, errors = builder.communicate(timeout=300)
            self.assertEqual(builder.returncode, 0, errors)
        self.assertTrue(content(graph) == self.whole)

    def build_and(self, disturb):
        """A build that is disturbed between two of its batches: its end, and where the graph lay."""
        graph = self.copy()
        lines = self.more.read_bytes().splitlines(keepends=True)
        builder = subprocess.Popen([ENTENTE, 'build', graph, '-'], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        builder.stdin.write(b''.join(lines[:66]))
        builder.stdin.flush()
        while json.loads(run('info', graph, '--json').stdout)['documents'] == 40:
            self.assertIsNone(builder.poll())
            time.sleep(0.02)
        disturb(graph)
        _, errors = builder.communicate(b''.join(lines[66:]), timeout=300)
        builder.stderr = errors.decode()
        return builder, graph

    def test_a_graph_that_is_moved_away_while_it_is_written(self):
        result, graph = self.build_and(lambda graph: graph.rename(graph.with_name('elsewhere.db')))
        self.assert_one_line_errors(result, [graph, 'moved or removed', 'put it back'])
        self.assertFalse(graph.exists())
        graph.with_name('elsewhere.db').rename(graph)
        with contextlib.closing(sqlite3.connect(graph)) as connection:
            self.assertGreater(connection.execute('SELECT count(*) FROM documents').fetchone()[0], 40)
        self.assert_rerun_completes(graph)

    def test_a_graph_that_is_removed_while_it_is_written(self):
        result, graph = self.build_and(lambda graph: graph.unlink())
        self.assert_one_line_errors(result, [graph, 'moved or removed'])
        self.copy()
        self.assert_rerun_completes(graph)

    def test_a_graph_that_is_written_over_while_it_is_written(self):
        for content_of_it, words in ((b'', ['emptied']), (b'Shopping: bread, milk. ' * 10_000, ['no entente graph'])):
            def write_over(graph, bytes_of_it=content_of_it):
                graph.write_bytes(bytes_of_it)
            result, graph = self.build_and(write_over)
            self.assert_one_line_errors(result, [graph, *words])
            for file in self.folder.glob('graph.db*'):
                file.unlink()
            self.copy()
            self.assert_rerun_completes(graph)

    def test_an_export_that_is_killed_leaves_the_earlier_file(self):
        target, link = self.folder / 'out.graphml', self.folder / 'link.graphml'
        target.write_text('earlier')
        link.symlink_to(target)
        if FAULTY_DISK:
            for at in (1, 2):
                subprocess.run([ENTENTE, 'export', self.first, '-o', link], capture_output=True,
                               env={**os.environ, 'LD_PRELOAD': FAULTY_DISK, 'FAULTY_DISK': f'kill:{at}:{self.folder}'})
                self.assertEqual(target.read_text(), 'earlier')
        target.chmod(0o600)
        self.assertEqual(run('export', self.first, '-o', link).returncode, 0)
        self.assertTrue(link.is_symlink())
        self.assertIn('graphml', target.read_text())
        self.assertEqual(target.stat().st_mode & 0o777, 0o600)


@unittest.skipUnless(shutil.which('faketime'), 'faketime is not installed')
class ClockThatGoesBack(Refused):
    def test_reading_does_not_ask_the_clock(self):
        graph = self.copy()
        result = subprocess.run(['faketime', '1999-01-01 00:00:00', ENTENTE, 'build', graph, self.more], capture_output=True, text=True)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertTrue(content(graph) == self.whole)

    def test_a_decision_that_an_earlier_one_overrules_is_told_so(self):
        graph = self.copy()
        decide = [ENTENTE, 'actors', graph, '--by', 'me']
        self.assertEqual(subprocess.run([*decide, '--merge', 'Omar Haddad', 'Lina Barakat'], capture_output=True).returncode, 0)
        back = subprocess.run(['faketime', '1999-01-01 00:00:00', *decide, '--split', 'Omar Haddad'], capture_output=True, text=True)
        self.assert_one_line_errors(back, ['a later decision says so', 'decide at a later time'])
        self.assertEqual(subprocess.run([*decide, '--split', 'Omar Haddad'], capture_output=True).returncode, 0)


class ClosedStreams(Refused):
    def streaming(self):
        edge = json.loads(run('timeline', self.first, 'Kenya', '--json').stdout.splitlines()[0])['edge']
        graph = self.first
        return [['extract', self.some], ['annotate', self.some], ['resolve', 'Russia'], ['info', graph], ['actors', graph], ['who', graph, 'Kenya'],
                ['path', graph, 'Kenya', 'Syria'], ['connect', graph, 'Kenya', 'Syria', 'Egypt'], ['timeline', graph, 'Kenya'],
                ['query', graph, 'MATCH (a)-[e]->(b) RETURN a.name, b.name'], ['search', graph, 'met'], ['explain', graph, edge],
                ['measure', graph, 'degree'], ['diff', graph, '--before', '2016-01/2016-06', '--after', '2016-07/2016-12'],
                ['export', graph, '--format', 'json'], ['actors', graph, '--decisions'], ['help'], ['version']]

    def test_a_reader_that_goes_away_is_no_fault(self):
        for line in self.streaming():
            with self.subTest(verb=line[0]):
                reading, writing = os.pipe()
                os.close(reading)
                result = subprocess.run([ENTENTE, *map(str, line)], stdout=writing, stderr=subprocess.PIPE, text=True)
                os.close(writing)
                self.assertEqual(result.returncode, 0, result.stderr)
                self.assertNotIn('entente:', result.stderr)

    def test_standard_output_that_is_closed_is_told_and_no_file_takes_its_place(self):
        before = self.first.read_bytes()
        for line in self.streaming():
            with self.subTest(verb=line[0]):
                result = subprocess.run(['sh', '-c', 'exec "$0" "$@" >&- <&-', ENTENTE, *map(str, line)], stderr=subprocess.PIPE, text=True)
                self.assert_one_line_errors(result, ['standard output'])
        self.assertEqual(self.first.read_bytes(), before)
        graph = self.copy()
        result = subprocess.run(['sh', '-c', 'exec "$0" "$@" >&- <&- 2>&-', ENTENTE, 'build', graph, self.more])
        self.assertEqual(result.returncode, 0)
        self.assertTrue(content(graph) == self.whole)


if __name__ == '__main__':
    unittest.main()
