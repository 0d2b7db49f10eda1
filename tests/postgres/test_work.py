"""Several workers on one queue, partitions on several servers, one worker killed: the graph that one program makes of the documents in a file."""
import signal
import subprocess
import time
import unittest

import server
from support import ARTICLES, ENTENTE, OnServer, entente, sql


def partitions_on(database, others):
    """Puts all but the first four partitions of adjacency on other servers, as docs/postgresql.md has it."""
    for at, there in enumerate(others, 1):
        tables = ''.join(f'CREATE TABLE adjacency_{n} (actor BIGINT, outward BOOLEAN, neighbour BIGINT, key BIGINT, relation BIGINT, reports BIGINT,'
                         f' first_day BIGINT, last_day BIGINT, confidence DOUBLE PRECISION, reciprocal BIGINT, polarity BIGINT, modality BIGINT);'
                         f'CREATE INDEX ON adjacency_{n} (actor, outward, key);' for n in range(4 * at, 4 * at + 4))
        sql('postgres', tables, socket=there)
        sql(database, f"CREATE EXTENSION IF NOT EXISTS postgres_fdw; CREATE SERVER there_{at} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '{there}', dbname 'postgres');"
                      f"CREATE USER MAPPING FOR entente SERVER there_{at} OPTIONS (user 'entente');"
                      + ''.join(f'CALL place_adjacency({n}, \'there_{at}\');' for n in range(4 * at, 4 * at + 4)))


class Work(OnServer):
    def start(self, address, *arguments):
        return subprocess.Popen([ENTENTE, 'work', address, '--jobs', '1', *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def documents(self, count):
        """Files of the example articles, each with a line of its own so that no two are one document."""
        articles = sorted(ARTICLES.glob('*.txt'))
        for n in range(count):
            article = articles[n % len(articles)]
            (self.folder / 'in').mkdir(exist_ok=True)
            (self.folder / 'in' / f'{n:03}.txt').write_text(article.read_text(encoding='utf-8') + f'\nThis is number {n}.\n', encoding='utf-8')
        return self.folder / 'in'

    def test_four_workers_one_killed_partitions_on_three_servers_give_the_graph_of_one_program(self):
        others = self.folder / 'others'
        server.start(others, 2)
        self.addCleanup(server.stop, others)
        sockets = [line.partition('host=')[2] for line in others.read_text(encoding='utf-8').split()]
        address = self.database('spread')
        inputs = self.documents(120)
        entente('work', address, '--add', inputs)
        partitions_on('spread', sockets)
        workers = [self.start(address) for _ in range(4)]
        # In the middle: some documents are stored, others taken by each.
        while int(sql('spread', "SELECT count(*) FROM work WHERE state = 'done'")) == 0:
            time.sleep(0.05)
        workers[0].send_signal(signal.SIGKILL)
        for worker in workers:
            errors = worker.stderr.read()
            worker.stderr.close()
            self.assertEqual(worker.wait(), -signal.SIGKILL if worker is workers[0] else 0, errors)
        self.assertEqual(sql('spread', "SELECT count(*) FROM work WHERE state <> 'done'"), '0')
        self.assertEqual(sql('spread', 'SELECT count(*) FROM work_attempts'), '0')
        for socket in sockets:
            self.assertGreater(int(sql('postgres', "SELECT sum(n_live_tup + n_tup_ins) FROM pg_stat_user_tables WHERE relname LIKE 'adjacency%'", socket=socket)), 0)
        file = self.folder / 'graph.db'
        entente('build', file, inputs)
        for name in ('graphml', 'json'):
            self.assertEqual(entente('export', address, '--format', name).stdout.replace(address, 'GRAPH'), entente('export', file, '--format', name).stdout.replace(str(file), 'GRAPH'), name)
        for question in (['who', 'John Kerry'], ['path', 'United States', 'Syria'], ['info']):
            answers = [subprocess.run([ENTENTE, question[0], str(graph), *question[1:]], stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout for graph in (address, file)]
            self.assertEqual(answers[0].replace(address.encode(), b'GRAPH'), answers[1].replace(str(file).encode(), b'GRAPH'), question)

    def test_what_ends_three_programs_is_set_aside_and_named_and_can_be_retried(self):
        address = self.database('aside')
        entente('work', address, '--add', self.documents(3))
        key = sql('aside', 'SELECT key FROM work ORDER BY number LIMIT 1')
        sql('aside', f"INSERT INTO work_attempts (key, taken_by) SELECT '{key}', 'a test' FROM generate_series(1, 3)")
        error = entente('work', address, status=1).stderr
        self.assertIn('000.txt: set aside: taken 3 times', error)
        self.assertIn('2 done, 1 set aside', error)
        self.assertIn('000.txt: taken 3 times', entente('work', address, '--status').stdout)
        entente('work', address, '--retry')
        self.assertIn('3 done', entente('work', address).stderr)
        self.assertEqual(entente('info', address, '--json').stdout.count('"documents":3'), 1)

    def test_what_cannot_be_read_is_named_once_and_not_tried_again(self):
        address = self.database('faulty')
        inputs = self.documents(2)
        (inputs / 'latin.txt').write_bytes('Der Präsident'.encode('latin-1'))
        self.assertIn('latin.txt', entente('work', address, '--add', inputs, status=1).stderr)
        # Of another text with the same id, the graph has one.
        (self.folder / 'twice.jsonl').write_text('{"id": "one", "text": "The president of France met the chancellor of Germany in Berlin."}\n'
                                                 '{"id": "one", "text": "The president of France met the king of Spain in Madrid."}\n', encoding='utf-8')
        entente('work', address, '--add', self.folder / 'twice.jsonl')
        self.assertIn('one: the graph has another document with this id', entente('work', address, status=1).stderr)
        self.assertIn('3 done, 1 faulty', entente('work', address).stderr)
        self.assertIn('0 documents added', entente('work', address, '--add', self.folder / 'twice.jsonl').stderr)

    def test_a_file_has_no_queue(self):
        self.assertIn('has no queue', entente('work', self.folder / 'graph.db', '--add', ARTICLES, status=1).stderr)


if __name__ == '__main__':
    unittest.main()
