"""What a server refuses, and what ends in the middle: told in words, with nothing lost and no password shown."""
import os
import pathlib
import subprocess
import time
import unittest

from support import ARTICLES, ENTENTE, OnServer, SOCKET, entente, sql

PASSWORD = 'a-secret-9e107d9d'


class Refusals(OnServer):
    def refused(self, *arguments, status=1, **options):
        error = entente(*arguments, status=status, **options).stderr
        self.assertNotIn(PASSWORD, error)
        return error

    def test_a_server_that_is_not_there_is_named(self):
        error = self.refused('info', f'postgresql://me:{PASSWORD}@127.0.0.1:1/world?connect_timeout=3&password={PASSWORD}')
        self.assertIn('cannot be reached', error)
        self.assertIn('postgresql://me@127.0.0.1:1/world', error)

    def test_what_is_no_address_is_refused_without_the_password_in_it(self):
        self.assertIn('no address', self.refused('info', f'postgresql://me:{PASSWORD}%zz@host/world'))
        self.assertIn('no address', self.refused('info', f'postgresql://me:{PASSWORD}@host/world?no_such_option=1'))

    def test_a_database_that_is_missing_or_holds_no_graph_is_told(self):
        self.assertIn('no such database', self.refused('info', f'postgresql://entente@/nowhere?host={SOCKET}'))
        address = self.database('bare')
        self.assertIn('no such graph', self.refused('info', address))
        self.assertIn('no such graph', self.refused('work', address, '--status'))
        self.assertEqual(sql('bare', "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), '0')
        sql('bare', 'CREATE TABLE documents (id INTEGER)')
        self.assertIn("another program's tables", self.refused('build', address, ARTICLES))
        self.assertEqual(sql('bare', "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), '1')

    def test_a_graph_of_a_newer_program_is_left_alone(self):
        address = self.database('newer')
        entente('build', address, ARTICLES / sorted(os.listdir(ARTICLES))[1])
        sql('newer', 'UPDATE entente SET version = 99')
        self.assertIn('newer entente', self.refused('info', address))
        self.assertIn('newer entente', self.refused('build', address, ARTICLES))

    def test_who_may_only_read_may_read(self):
        address = self.database('reading')
        entente('build', address, ARTICLES)
        sql('reading', 'CREATE ROLE reader LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader')
        self.addCleanup(sql, 'postgres', 'DROP ROLE reader')
        self.addCleanup(sql, 'reading', 'DROP OWNED BY reader')
        as_reader = address.replace('entente@', 'reader@')
        self.assertEqual(entente('info', as_reader).stdout, entente('info', address).stdout)
        self.assertIn('may not be written', self.refused('remove', as_reader, entente('query', address, 'MATCH (a)-[e]->(b) RETURN e.id LIMIT 1').stdout.split()[-1]))

    def test_a_wrong_password_is_told_and_never_shown(self):
        self.database('guarded')
        sql('guarded', f"CREATE ROLE guarded LOGIN PASSWORD 'right'")
        self.addCleanup(sql, 'postgres', 'DROP ROLE guarded')
        rules = pathlib.Path(SOCKET, 'data', 'pg_hba.conf')
        before = rules.read_text(encoding='utf-8')
        rules.write_text('local all guarded scram-sha-256\n' + before, encoding='utf-8')
        self.addCleanup(sql, 'postgres', 'SELECT pg_reload_conf()')
        self.addCleanup(rules.write_text, before, encoding='utf-8')
        sql('postgres', 'SELECT pg_reload_conf()')
        time.sleep(0.5)
        address = f'postgresql://guarded@/guarded?host={SOCKET}'
        self.assertIn('asks for a password', self.refused('info', address, env={**os.environ, 'PGPASSFILE': os.devnull}))
        self.assertIn('does not let this user in', self.refused('info', address, env={**os.environ, 'PGPASSWORD': PASSWORD}))
        self.assertIn('does not let this user in', self.refused('info', address.replace('guarded@', f'guarded:{PASSWORD}@')))
        self.assertIn('no such graph', self.refused('info', address, env={**os.environ, 'PGPASSWORD': 'right'}))

    def test_a_connection_that_is_lost_costs_nothing_that_was_stored(self):
        address = self.database('lost')
        entente('build', address, ARTICLES)
        before = entente('export', address, '--format', 'json').stdout
        working = subprocess.Popen([ENTENTE, 'work', address, '--wait'], stderr=subprocess.PIPE, text=True)
        while sql('postgres', "SELECT count(*) FROM pg_stat_activity WHERE datname = 'lost'") != '2':  # its two connections
            self.assertIsNone(working.poll())
            time.sleep(0.05)
        sql('postgres', "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lost'")
        error = working.communicate(timeout=60)[1]
        self.assertEqual(working.returncode, 1)
        self.assertIn('connection to the server was lost', error)
        self.assertIn('what was stored is safe', error)
        self.assertEqual(entente('export', address, '--format', 'json').stdout, before)


if __name__ == '__main__':
    unittest.main()
