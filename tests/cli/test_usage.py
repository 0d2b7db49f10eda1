"""Help, exit statuses, and how output behaves on pipes and terminals."""
import os
import pathlib
import pty
import re
import shutil
import subprocess

from support import CommandTest, DOCUMENTS, ENTENTE, run

VERBS = ['build', 'extract', 'load', 'merge', 'remove', 'recode', 'work', 'annotate', 'resolve', 'info', 'actors', 'who', 'path', 'connect', 'timeline',
         'query', 'search', 'explain', 'measure', 'diff', 'export', 'serve', 'help', 'version']


class Usage(CommandTest):
    def test_help_names_every_verb(self):
        result = run('help')
        self.assertEqual(result.returncode, 0)
        self.assertEqual(re.findall(r'(?m)^  (\w+) ', result.stdout.partition('Verbs:')[2].partition('Examples:')[0]), VERBS)
        self.assertEqual(result.stdout, run('--help').stdout)

    def test_help_of_a_verb_is_the_same_either_way(self):
        for verb in VERBS:
            result = run('help', verb)
            self.assertEqual(result.returncode, 0, verb)
            self.assertNotRegex(result.stdout, r'Excludes:|Needs:|\{nothing|\(\dx\)')
            self.assertRegex(result.stdout, rf'(?m)^Usage: entente {verb}\b')
            self.assertRegex(result.stdout, rf'(?m)^(Example:|Examples:\n) .*entente {verb}\b')
            self.assertEqual(result.stdout, run(verb, '--help').stdout)

    def test_wrong_usage_is_one_line_and_status_2(self):
        for line in [[], ['nonsense'], ['who'], ['who', 'g.db'], ['info', 'g.db', '--nonsense'], ['help', 'nonsense'], ['extract'],
                     ['extract', '--jobs', 'many', '-'], ['who', 'g.db', 'x', '--since', 'yesterday'], ['export', 'g.db', '--format', 'nonsense', '-o', 'x']]:
            result = run(*line)
            self.assertEqual(result.returncode, 2, line)
            self.assertEqual(result.stdout, '', line)
            self.assertRegex(result.stderr, r"\Aentente: .*see 'entente help.*'\n\Z", line)

    def test_version(self):
        self.assertRegex(run('version').stdout, r'\Aentente \d+\.\d+\.\d+\n')
        for source in ('GeoNames', 'iso-codes', 'WordNet 3.0'):
            self.assertIn(source, run('version').stdout)
        self.assertEqual(run('--version').stdout, run('version').stdout)

    def test_a_schema_that_is_none_is_named(self):
        self.assert_one_line_errors(run('--schema', self.folder, 'extract', '-', stdin=b'Text.'), [self.folder, 'schema'])
        self.assert_one_line_errors(run('extract', '-', stdin=b'Text.', environment={'ENTENTE_SCHEMA': '/nowhere'}), ['/nowhere'])

    def test_a_schema_that_is_not_found_is_told_with_what_was_tried(self):
        program = pathlib.Path(self.folder, 'bin', 'entente')
        program.parent.mkdir()
        shutil.copy(ENTENTE, program)
        result = subprocess.run([program, 'resolve', 'Putin'], capture_output=True, text=True)
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stderr, r'\Aentente: .*not found \(tried .*/share/entente, .*/bin/share/entente\); set ENTENTE_SCHEMA to it\n\Z')


class Streams(CommandTest):
    def test_a_reader_that_goes_away_is_no_fault(self):
        documents = self.documents([{**d, 'id': f"{d['id']}{n}"} for n in range(500) for d in DOCUMENTS])
        process = subprocess.Popen([ENTENTE, 'extract', documents], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b'')
        process.stderr.close()
        self.assertEqual(process.wait(timeout=60), 0)

    def test_a_full_disk_is_a_fault(self):
        with open('/dev/full', 'wb') as full:
            result = subprocess.run([ENTENTE, 'extract', self.documents()], stdout=full, stderr=subprocess.PIPE)
        self.assertEqual(result.returncode, 1)
        self.assertIn(b'standard output', result.stderr)

    def on_terminal(self, *arguments, **environment):
        """What the program writes where standard output and standard error are a terminal."""
        try:
            parent, child = pty.openpty()
        except OSError as fault:
            self.skipTest(f'this system has no terminals to give: {fault}')
        process = subprocess.Popen([ENTENTE, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=child, stderr=child,
                                   env={**os.environ, 'TERM': 'xterm', **environment})
        os.close(child)
        written = b''
        while True:
            try:
                piece = os.read(parent, 65536)
            except OSError:  # the terminal is gone with its last writer
                break
            if not piece:
                break
            written += piece
        os.close(parent)
        self.assertEqual(process.wait(timeout=60), 0, written)
        return written.decode()

    def test_colour_and_bar_appear_on_a_terminal_only(self):
        graph = self.graph()
        self.assertNotIn('\x1b', run('who', graph, 'John Kerry').stdout)
        self.assertIn('\x1b[1m', self.on_terminal('who', graph, 'John Kerry'))
        self.assertNotIn('\x1b', self.on_terminal('who', graph, 'John Kerry', NO_COLOR='1'))
        self.assertNotIn('\x1b', run('build', graph, self.documents()).stderr)
        self.assertIn('\r', self.on_terminal('build', self.folder / 'other.db', self.documents()))
