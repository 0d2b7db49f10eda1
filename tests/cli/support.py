"""What the command tests share: the program, documents written for the tests, and graphs made of them."""
import hashlib
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
    """What a graph says, whatever the order it was written in: each table's rows, sorted. Row numbers hold in one
    file only: they are left out, and a reference is replaced by what stands in the row. The index of words is made of these."""
    connection = sqlite3.connect(f'file:{graph}?mode=ro', uri=True)
    connection.row_factory = sqlite3.Row
    references, rows, known = {}, {}, {}
    for table, in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sentence_words*' ORDER BY name").fetchall():
        references[table] = {r['from']: r['table'] for r in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
        rows[table] = [dict(row) for row in connection.execute(f'SELECT * FROM "{table}"')]
    connection.close()
    by_id = {table: {row['id']: row for row in rows[table] if 'id' in row} for table in rows}

    def content(table, row):
        return repr([(column, refer(references[table].get(column), value)) for column, value in row.items() if column != 'id'])

    def refer(table, value):
        if table is None or value is None:
            return value
        if (table, value) not in known:
            row = by_id[table][value]
            known[table, value] = f'{table}:' + str(row.get('key') or hashlib.sha256(content(table, row).encode()).hexdigest()[:16])
        return known[table, value]

    return {table: sorted(content(table, row) for row in rows[table]) for table in rows}


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

    def assert_same_graph(self, graph, expected):
        """`expected`: a dump. A difference is shown by a few rows, not by all."""
        got = dump(graph)
        self.assertEqual(got.keys(), expected.keys())
        for table in got:
            extra, lacking = sorted(set(got[table]) - set(expected[table])), sorted(set(expected[table]) - set(got[table]))
            self.assertFalse(extra or lacking, f'{table}: {len(extra)} rows too many, {len(lacking)} lacking; first: {extra[:2]} / {lacking[:2]}')
            self.assertEqual(len(got[table]), len(expected[table]), table)
