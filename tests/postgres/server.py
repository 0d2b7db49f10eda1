#!/usr/bin/env python3
"""A PostgreSQL server for tests: server.py start FILE [SERVERS] | stop FILE

Starts one server (or several) on a socket in a folder of its own, which no other program uses, and writes its address into FILE, a line
each; stops what FILE names. The server refuses to run as root: it then runs as the user postgres.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SETTINGS = ['listen_addresses=', 'fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=64MB', 'max_connections=40']


def programs():
    """The folder of the newest server of Debian's packages, or of the one that PATH has."""
    found = sorted(pathlib.Path('/usr/lib/postgresql').glob('*/bin/initdb'), key=lambda each: int(each.parts[4]))
    return found[-1].parent if found else pathlib.Path(shutil.which('initdb') or sys.exit('no PostgreSQL server is installed (Debian: postgresql)')).parent


def run(program, *arguments):
    user = ['setpriv', '--reuid=postgres', '--regid=postgres', '--clear-groups'] if os.geteuid() == 0 else []
    result = subprocess.run([*user, str(programs() / program), *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd='/')
    if result.returncode:
        sys.exit(f'{program}: {result.stdout.decode(errors="replace")}')


def start(file, count):
    stop(file)
    addresses = []
    for _ in range(count):
        folder = tempfile.mkdtemp(prefix='entente-pg-')  # short: a socket's path may have 107 bytes
        if os.geteuid() == 0:
            shutil.chown(folder, 'postgres')
        addresses.append(f'postgresql://entente@/postgres?host={folder}')
        file.write_text(''.join(f'{address}\n' for address in addresses))  # before it runs, so that stop finds it
        run('initdb', '-D', f'{folder}/data', '-A', 'trust', '-U', 'entente', '--encoding=UTF8', '--locale=C', '--no-sync')
        settings = ' '.join(f'-c {setting}' for setting in [*SETTINGS, f'unix_socket_directories={folder}'])
        # What the server inherits it would keep open: the log is a file.
        run('pg_ctl', '-D', f'{folder}/data', '-w', '-l', f'{folder}/log', '-o', settings, 'start')


def stop(file):
    for address in file.read_text().split() if file.exists() else []:
        folder = address.partition('host=')[2]
        if pathlib.Path(folder, 'data', 'postmaster.pid').exists():
            run('pg_ctl', '-D', f'{folder}/data', '-m', 'immediate', 'stop')
        shutil.rmtree(folder, ignore_errors=True)
    file.unlink(missing_ok=True)


if __name__ == '__main__':
    if sys.argv[1] == 'start':
        start(pathlib.Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    else:
        stop(pathlib.Path(sys.argv[2]))
