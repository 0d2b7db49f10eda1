"""What the command tests share: the program, documents written for the tests, and graphs made of them."""
import json
import os
import pathlib
import sqlite3
import subprocess
import tempfile
import unittest

ENTENTE = os.environ['ENTENTE']
ROOT = pathlib.Path(os.environ['ENTENTE_ROOT'])
ARTICLES = ROOT / 'examples' / 'articles'

DOCUMENTS = [
    {'id': 'a', 'published': '2016-07-15', 'title': 'Kerry in Moscow',
     'text': 'US Secretary of State John Kerry met Russian Foreign Minister Sergei Lavrov in Moscow. Kerry criticised Syria.'},
    {'id': 'b', 'published': '2016-09-02', 'text': 'Russian President Vladimir Putin met Turkish President Recep Tayyip Erdogan. Turkey criticised Syria.'},
    {'id': 'c', 'published': '2017-01-10', 'text': 'The United Nations urged Russia and Turkey to hold talks with Syrian rebels.'},
    {'id': 'd', 'published': '2015-03-01', 'text': 'Iranian Foreign Minister Mohammad Javad Zarif met John Kerry in Geneva. Israel accused Iran of arming Hezbollah.'},
]


def run(*arguments, stdin=b'', environment=None, cwd=None):
    """The program's end: returncode, stdout and stderr as text. It gets no terminal."""
    result = subprocess.run([ENTENTE, *map(str, arguments)], input=stdin, capture_output=True, cwd=cwd, timeout=300,
                            env={**os.environ, **(environment or {})})
    result.stdout, result.stderr = result.stdout.decode(), result.stderr.decode()
    return result


def records(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def write_jsonl(path, documents):
    path.write_text(''.join(json.dumps(d) + '\n' for d in documents), encoding='utf-8')
    return path


def dump(graph):
    """What a graph says, whatever the order it was written in: every table's rows, sorted, without row numbers of its own."""
    connection = sqlite3.connect(f'file:{graph}?mode=ro', uri=True)
    try:
        tables = [name for name, in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")]
        return {table: sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"'))) for table in tables}
    finally:
        connection.close()


class CommandTest(unittest.TestCase):
    """Each test has a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='entente-test-')
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def documents(self, documents=DOCUMENTS, name='documents.jsonl'):
        return write_jsonl(self.folder / name, documents)

    def graph(self, *inputs, name='graph.db'):
        path = self.folder / name
        result = run('build', path, *(inputs or [self.documents()]))
        self.assertEqual(result.returncode, 0, result.stderr)
        return path

    def assert_one_line_errors(self, result, *words_of_each):
        """Status 1 and as many lines of errors as are expected, each with the words that name what and where."""
        self.assertEqual(result.returncode, 1, result.stderr)
        errors = [line for line in result.stderr.splitlines() if line.startswith('entente: ')]
        self.assertEqual(len(errors), len(words_of_each), result.stderr)
        for line, words in zip(errors, words_of_each):
            for word in words:
                self.assertIn(str(word), line)
