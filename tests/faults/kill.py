"""Programs killed (SIGKILL) at moments drawn by chance; what is left must be whole, and the same command again must make the graph that an
undisturbed run makes. Each moment is one of
  any time          anywhere in the time that an undisturbed run takes, and a little beyond
  at the start      in its first 20 ms
  at a write        in the middle of a write to the graph's files, or at another change of them; of all that an undisturbed run does

By hand: ENTENTE=build/entente ENTENTE_ROOT=. FAULTY_DISK_LIBRARY=build/tests/faults/libfaulty_disk.so python3 tests/faults/kill.py --kills 200
"""
import argparse
import csv
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'cli'))
from support import ENTENTE, dump, write_jsonl  # noqa: E402

FAULTY_DISK = os.environ.get('FAULTY_DISK_LIBRARY')

PEOPLE = ['US Secretary of State John Kerry', 'Russian Foreign Minister Sergei Lavrov', 'Iranian Foreign Minister Mohammad Javad Zarif',
          'German Chancellor Angela Merkel', 'French President Francois Hollande', 'Omar Haddad', 'Lina Barakat', 'Tomas Varga']
COUNTRIES = ['Syria', 'Turkey', 'Iraq', 'Ukraine', 'Egypt', 'Israel', 'Kenya', 'Colombia']
CITIES = ['Moscow', 'Geneva', 'Vienna', 'Nairobi', 'Ankara', 'Cairo']


def documents(first, last):
    """Short reports, the same for the same numbers."""
    for number in range(first, last):
        chance = random.Random(number)
        one, other = chance.sample(PEOPLE, 2)
        here, there = chance.sample(COUNTRIES, 2)
        yield {'id': f'report-{number}', 'published': f'2016-{chance.randrange(1, 13):02}-{chance.randrange(1, 28):02}', 'title': f'{here} and {there}',
               'text': f'{one} met {other} in {chance.choice(CITIES)}. {here} accused {there} of attacking villages. '
                       f'{chance.randrange(2, 90)} people were killed by rebels in {here}. {other} urged {there} to hold talks.'}


def older(graph):
    """Makes a graph one of the schema's first version."""
    connection = sqlite3.connect(graph)
    connection.executescript('DROP TABLE sentence_words; DROP TABLE numbers; DROP TABLE settings; DROP TABLE places; DROP TABLE actors_from_text;'
                             'DROP INDEX mentions_by_coding; DROP TABLE identities; DROP TABLE decisions; DROP TABLE imports; PRAGMA user_version = 1;')
    connection.close()


class Command:
    """A command to be killed: `before` is the graph that it finds (none: it makes one)."""

    def __init__(self, name, arguments, before=None, graph='graph.db'):
        self.name, self.arguments, self.before, self.graph = name, arguments, before, graph

    def prepare(self, folder):
        folder.mkdir()
        if self.before:
            shutil.copy(self.before, folder / self.graph)
        return [ENTENTE, *(str(folder / a[1:]) if a.startswith('@') else a for a in self.arguments)]


class Row:
    """A line of the table."""
    HEADINGS = ('command', 'kills', 'before its end', 'after it', 'integrity faults', 'reruns that failed', 'graphs that differ')

    def __init__(self, name):
        self.name, self.before_end, self.after_end, self.broken, self.failed, self.differ = name, 0, 0, [], [], []

    def cells(self):
        return (self.name, self.before_end + self.after_end, self.before_end, self.after_end, len(self.broken), len(self.failed), len(self.differ))

    def faults(self):
        return self.broken + self.failed + self.differ


def table(rows):
    cells = [Row.HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(str(row[i])) for row in cells) for i in range(len(Row.HEADINGS))]
    lines = ['| ' + ' | '.join(str(c).ljust(w) if i == 0 else str(c).rjust(w) for i, (c, w) in enumerate(zip(row, widths))) + ' |' for row in cells]
    lines.insert(1, '|' + '|'.join('-' * (w + 2) if i == 0 else '-' * (w + 1) + ':' for i, w in enumerate(widths)) + '|')
    return '\n'.join(lines)


def run(command, **options):
    return subprocess.run(command, capture_output=True, text=True, timeout=300, **options)


def content(graph):
    """All that the graph says: every table, and an export's bytes."""
    exported = run([ENTENTE, 'export', str(graph), '--format', 'json', '--all'])
    assert exported.returncode == 0, exported.stderr
    return exported.stdout, dump(graph)


def integrity(graph):
    """What SQLite finds wrong with the file."""
    connection = sqlite3.connect(graph)
    try:
        faults = [row[0] for row in connection.execute('PRAGMA integrity_check') if row[0] != 'ok']
        return faults + [str(row) for row in connection.execute('PRAGMA foreign_key_check')]
    finally:
        connection.close()


class Trials:
    """The materials are made once, each kill has a folder of its own."""

    def __init__(self, folder, size, seed=1):
        self.folder, self.seed = pathlib.Path(folder), seed
        f = self.folder
        third = size // 3
        self.parts = [write_jsonl(f / f'part{i}.jsonl', documents(i * third, (i + 1) * third)) for i in range(3)]
        self.built([self.parts[0]], 'first.db')
        self.built([self.parts[1]], 'second.db')
        self.built([self.parts[2]], 'third.db')
        self.built(self.parts, 'all.db')
        self.made(['actors', f / 'second.db', '--merge', 'Omar Haddad', 'Lina Barakat', '--by', 'the test', '--when', '2017-01-01', '--why', 'one person'])
        with open(f / 'actors.csv', 'w', newline='') as file:
            rows = csv.writer(file)
            rows.writerow(['name', 'kind', 'country'])
            rows.writerow(['Omar Haddad', 'person', 'LBN'])
            rows.writerow(['Tomas Varga', 'person', 'HUN'])
            rows.writerows([f'Person Number{i}', 'person', 'KEN'] for i in range(3000))
        (f / 'records.jsonl').write_bytes(self.made(['extract', self.parts[1], self.parts[2]]).stdout.encode())
        shutil.copy(f / 'all.db', f / 'changed.db')
        self.made(['actors', f / 'changed.db', '--import', f / 'actors.csv'])
        shutil.copy(f / 'all.db', f / 'old.db')
        older(f / 'old.db')
        (f / 'nothing.jsonl').write_text('')
        away = [f'report-{number}' for number in range(0, size, 2)]
        self.commands = [
            Command('build, a new graph', ['build', '@graph.db', str(self.parts[0]), str(self.parts[1])]),
            Command('build', ['build', '@graph.db', str(self.parts[1]), str(self.parts[2])], f / 'first.db'),
            Command('build --resume', ['build', '--resume', '@graph.db', *map(str, self.parts)], f / 'first.db'),
            Command('load', ['load', '@graph.db', str(f / 'records.jsonl')], f / 'first.db'),
            Command('merge', ['merge', '@graph.db', str(f / 'second.db'), str(f / 'third.db')], f / 'first.db'),
            Command('recode', ['recode', '@graph.db'], f / 'changed.db'),
            Command('remove', ['remove', '@graph.db', *away], f / 'all.db'),
            Command('actors --import', ['actors', '@graph.db', '--import', str(f / 'actors.csv')], f / 'first.db'),
            Command('migration', ['load', '@graph.db', str(f / 'nothing.jsonl')], f / 'old.db'),
        ]

    def made(self, arguments):
        result = run([ENTENTE, *map(str, arguments)])
        assert result.returncode == 0, (arguments, result.stderr)
        return result

    def built(self, parts, name):
        self.made(['build', self.folder / name, *parts])

    def undisturbed(self, command):
        """What it makes, how long that takes, and how many writes."""
        folder = self.folder / 'undisturbed'
        line = command.prepare(folder)
        start = time.monotonic()
        result = run(line)
        seconds = time.monotonic() - start
        assert result.returncode == 0, (command.name, result.stderr)
        made = content(folder / command.graph)
        writes = 0
        if FAULTY_DISK:
            shutil.rmtree(folder)
            line = command.prepare(folder)
            run(line, env={**os.environ, 'LD_PRELOAD': FAULTY_DISK, 'FAULTY_DISK': f'count:0:{folder}', 'FAULTY_DISK_COUNT': str(self.folder / 'count')})
            writes = int((self.folder / 'count').read_text())
        shutil.rmtree(folder)
        return made, seconds, writes

    def kill(self, command, kills):
        """A row of the table: so many kills of the command, each judged."""
        row = Row(command.name)
        expected, seconds, writes = self.undisturbed(command)
        chance = random.Random(f'{self.seed} {command.name}')
        for number in range(kills):
            moment = 'at a write' if FAULTY_DISK and number % 2 else 'at the start' if number % 8 == 0 else 'any time'
            folder = self.folder / 'killed'
            line = command.prepare(folder)
            environment, delay = dict(os.environ), 0.0
            if moment == 'at a write':
                at = chance.randrange(1, writes + 1)
                environment.update(LD_PRELOAD=FAULTY_DISK, FAULTY_DISK=f'kill:{at}:{folder}')
                told = f'{command.name}, at write {at} of {writes}'
            else:
                delay = chance.uniform(0, 0.02 if moment == 'at the start' else seconds * 1.05)
                told = f'{command.name}, after {delay * 1000:.1f} of {seconds * 1000:.0f} ms'
            process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
            if moment == 'at a write':
                process.wait(300)
            else:
                time.sleep(delay)
                process.kill()
                process.wait()
            if process.returncode < 0:
                row.before_end += 1
            else:
                row.after_end += 1
            self.judge(command, line, folder, expected, told, row)
            shutil.rmtree(folder)
        return row

    def judge(self, command, line, folder, expected, told, row):
        graph = folder / command.graph
        opened = run([ENTENTE, 'info', str(graph)])
        nothing_yet = not command.before and ('there is no such graph' in opened.stderr or 'the file is empty' in opened.stderr)
        if opened.returncode != 0 and not nothing_yet:
            row.broken.append(f'{told}: info says: {opened.stderr.strip()}')
        if graph.exists() and (wrong := integrity(graph)):
            row.broken.append(f'{told}: {wrong[:3]}')
        again = run(line)
        # Documents that were taken out before the kill are not there to be taken out again.
        gone = command.name == 'remove' and again.returncode == 1 and all('has no such document' in s for s in again.stderr.splitlines() if s.startswith('entente:'))
        if again.returncode != 0 and not gone:
            row.failed.append(f'{told}: {again.stderr.strip()}')
            return
        if wrong := integrity(graph):
            row.broken.append(f'{told}, after the rerun: {wrong[:3]}')
        if content(graph) != expected:
            row.differ.append(told)

    def kill_one_of_two(self, kills):
        """Two builders on one graph, and one of them is killed: the other goes on, and both again make the graph of all."""
        row = Row('build, one of two at once')
        both = Command('', ['build', '@graph.db', str(self.parts[1]), str(self.parts[2])], self.folder / 'first.db')
        expected, _, _ = self.undisturbed(both)
        one, other = (Command('', ['build', '@graph.db', str(part)], self.folder / 'first.db') for part in self.parts[1:])
        _, seconds, _ = self.undisturbed(one)
        chance = random.Random(f'{self.seed} two')
        for number in range(kills):
            folder = self.folder / 'killed'
            victim = one.prepare(folder)
            survivor = [ENTENTE, *(str(folder / a[1:]) if a.startswith('@') else a for a in other.arguments)]
            delay = chance.uniform(0, seconds * 1.6)  # two at once take longer
            told = f'two builders, after {delay * 1000:.1f} ms'
            first = subprocess.Popen(victim, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            second = subprocess.Popen(survivor, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            time.sleep(delay)
            first.kill()
            first.wait()
            _, errors = second.communicate(timeout=300)
            if first.returncode < 0:
                row.before_end += 1
            else:
                row.after_end += 1
            if second.returncode != 0:
                row.failed.append(f'{told}: the other builder: {errors.strip()}')
            if wrong := integrity(folder / 'graph.db'):
                row.broken.append(f'{told}: {wrong[:3]}')
            for line in (victim, survivor):
                again = run(line)
                if again.returncode != 0:
                    row.failed.append(f'{told}: {again.stderr.strip()}')
            if content(folder / 'graph.db') != expected:
                row.differ.append(told)
            shutil.rmtree(folder)
        return row


def kill_all(kills, size, seed=1, names=(), say=lambda row: None):
    """The table's rows."""
    rows = []
    with tempfile.TemporaryDirectory(prefix='entente-kill-') as folder:
        where = Trials(folder, size, seed)
        for command in where.commands:
            if not names or command.name in names:
                rows.append(where.kill(command, kills))
                say(rows[-1])
        if not names or 'two' in names:
            rows.append(where.kill_one_of_two(kills))
            say(rows[-1])
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--kills', type=int, default=200, help='of each command')
    parser.add_argument('--documents', type=int, default=300, help='in all')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('names', nargs='*', metavar='COMMAND', help='as the table has them (default: all)')
    arguments = parser.parse_args()

    def say(row):
        print(row.name, *row.cells()[1:], flush=True, file=sys.stderr)

    rows = kill_all(arguments.kills, arguments.documents, arguments.seed, arguments.names, say)
    print(table(rows))
    for row in rows:
        for fault in row.faults():
            print(fault)
    return 1 if any(row.faults() for row in rows) else 0


if __name__ == '__main__':
    sys.exit(main())
