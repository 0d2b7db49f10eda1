"""Databases of the test server, and entente on them and on files."""
import os
import pathlib
import subprocess
import tempfile
import unittest

import server

ENTENTE = os.environ['ENTENTE']
ARTICLES = pathlib.Path(os.environ['ENTENTE_ROOT'], 'examples', 'articles')
ADDRESS = pathlib.Path(os.environ['ENTENTE_TEST_SERVER_FILE']).read_text(encoding='utf-8').split()[0]
SOCKET = ADDRESS.partition('host=')[2]


def client(program, *arguments, socket=SOCKET, **options):
    """A program of PostgreSQL's clients, as the server's owner."""
    return subprocess.run([str(server.programs() / program), '-h', socket, '-U', 'entente', *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, check=True, **options).stdout


def sql(database, statements, socket=SOCKET):
    return client('psql', '-q', '-t', '-A', '-v', 'ON_ERROR_STOP=1', database, socket=socket, input=statements).strip()


def entente(*arguments, status=0, **options):
    result = subprocess.run([ENTENTE, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)
    assert result.returncode == status, (arguments, result.returncode, result.stderr)
    return result


class OnServer(unittest.TestCase):
    """A folder, and databases that go with the test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def database(self, name, socket=SOCKET):
        client('createdb', '--encoding=UTF8', '--template=template0', name, socket=socket)
        self.addCleanup(client, 'dropdb', '--force', name, socket=socket)
        return f'postgresql://entente@/{name}?host={socket}'
