#!/usr/bin/env python3
"""Documents a second into a graph, by number of workers: postgresql.py BUILD INPUT... [--workers 1 2 4] [--server postgresql://...]

Without --server, a server is started for the time of the run, with its own settings (fsync on). To be run on a machine that does nothing
else. Prints a table: workers, seconds, documents a second; first what 'entente build' takes for a file with one thread."""
import argparse
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'postgres'))
import server  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build')
    parser.add_argument('inputs', nargs='+')
    parser.add_argument('--workers', nargs='+', type=int, default=[1, 2, 4])
    parser.add_argument('--server', help='an empty database, made anew for each run by DROP SCHEMA public CASCADE')
    options = parser.parse_args()
    entente = str(pathlib.Path(options.build, 'entente'))

    def run(*arguments):
        started = time.monotonic()
        subprocess.run([entente, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return time.monotonic() - started

    with tempfile.TemporaryDirectory() as folder:
        address = options.server
        here = pathlib.Path(folder, 'server')
        if not address:
            server.SETTINGS[:] = ['listen_addresses=', 'max_connections=100']
            server.start(here, 1)
            address = here.read_text(encoding='utf-8').strip()
        try:
            def psql(sql):
                return subprocess.run([str(server.programs() / 'psql'), '-q', '-t', '-A', address, '-c', sql], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout.strip()

            file = str(pathlib.Path(folder, 'graph.db'))
            seconds = run('build', file, '--jobs', '1', *options.inputs)
            documents = None
            rows = []
            for workers in options.workers:
                psql('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
                run('work', address, '--add', *options.inputs)
                started = time.monotonic()
                running = [subprocess.Popen([entente, 'work', address, '--jobs', '1'], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(workers)]
                if any(worker.wait() for worker in running):
                    sys.exit('a worker failed')
                took = time.monotonic() - started
                documents = int(psql('SELECT count(*) FROM documents'))
                rows.append((workers, took))
            print('| Into | Workers | Seconds | Documents a second |\n|---|---|---|---|')
            print(f'| a file | 1 | {seconds:.1f} | {documents / seconds:.0f} |')
            for workers, took in rows:
                print(f'| PostgreSQL | {workers} | {took:.1f} | {documents / took:.0f} |')
        finally:
            if not options.server:
                server.stop(here)


if __name__ == '__main__':
    main()
