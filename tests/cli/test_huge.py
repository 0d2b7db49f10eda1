"""What the command does with documents far larger than any article: they are read or refused, and what a limit cut off is said."""
import json
import pathlib
import subprocess
import tempfile
import unittest

from support import ENTENTE, records, run


class Huge(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_text(content, encoding='utf-8')
        return path

    def test_a_line_without_an_end_is_read_and_the_cuts_are_told_with_file_and_line(self):
        path = self.file('line.txt', 'John Kerry met Sergei Lavrov in Moscow and ' * 10_000)
        result = run('extract', path)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn(f'{path}: a sentence of more than 500 tokens is cut, in line 1 of the text', result.stderr)
        self.assertIn(f'{path}: a paragraph of more than 100000 bytes is read in pieces, in line 1 of the text', result.stderr)
        self.assertIn(f'{path}: read in ', result.stderr)
        self.assertTrue(records(result))

    def test_ten_thousand_nested_quotes_and_brackets_leave_the_next_sentence_as_it_is(self):
        path = self.file('nested.txt', 'He said ' + '“' * 10_000 + 'no' + '”' * 10_000 + '.\n\nThe ' + '(' * 10_000 + 'x' + ')' * 10_000
                         + ' left.\n\nTurkey criticised Syria.\n')
        result = run('extract', path)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual([r['text'] for r in records(result) if r['text'] == 'Turkey criticised Syria.'], ['Turkey criticised Syria.'])

    def test_deep_json_and_deep_pages_are_named_and_the_rest_is_read(self):
        good = json.dumps({'id': 'good', 'text': 'Turkey criticised Syria.'})
        lines = self.file('deep.jsonl', '\n'.join(['[' * 100_000 + ']' * 100_000, '{"text": ' + '{"a":' * 100_000 + '1' + '}' * 100_001, good]) + '\n')
        page = self.file('deep.html', '<p>Text.</p>' + '<div>' * 10_000 + 'deep')
        result = run('extract', lines, page)
        self.assertEqual(result.returncode, 1)
        for where in (f'{lines}:1', f'{lines}:2', str(page)):
            self.assertIn(where, result.stderr)
        self.assertEqual({r['doc'] for r in records(result)}, {'good'})

    def test_a_document_above_the_limit_is_named_and_the_next_is_read(self):
        good = json.dumps({'id': 'good', 'text': 'Turkey criticised Syria.'})
        command = [ENTENTE, 'extract', '-']
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            chunk = b'word ' * 200_000
            process.stdin.write(b'{"text": "')
            for _ in range(101):
                process.stdin.write(chunk)
            process.stdin.write(b'"}\n' + good.encode() + b'\n')
            out, err = process.communicate()
        self.assertEqual(process.returncode, 1)
        self.assertIn(b'standard input:1: a document is larger than 100000000 bytes', err)
        self.assertEqual(json.loads(out.splitlines()[0])['doc'], 'good')

    def test_memory_does_not_grow_with_the_parts_of_a_document(self):
        """Twice the text takes twice the text more, and not twice the words."""
        def peak(half_megabytes):
            path = self.file('plain.txt', 'Nothing was heard of it in all that time.\n\n' * 12_000 * half_megabytes)
            script = 'import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True);' \
                     'print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)'
            return int(subprocess.run(['/usr/bin/python3', '-c', script, ENTENTE, 'extract', '--jobs', '1', path], capture_output=True, text=True, check=True).stdout)
        one, three = peak(1), peak(3)
        # 1 MB more of text: as given, clean, and where its sentences stand. Its words would take some 30 MB.
        self.assertLess(three - one, 12_000, (one, three))


if __name__ == '__main__':
    unittest.main()
