#!/usr/bin/env python3
"""What a document costs, and how much memory the reading holds, as a graph grows to many documents; as a table and a picture.

    tests/bench/growth.py BUILD [--documents 1000000] [--graph FILE] [--svg FILE] [--jobs N]

BUILD holds entente. Documents are generated (generated_documents.py) and written into `entente build GRAPH -` as fast as it
takes them, so that what lies between the two programs is bounded, too. At each mark the processor time of the builder, its memory and the
size of the graph are read. Processor time does not count what others on the machine do. The picture needs gnuplot.
"""
import argparse
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import generated_documents

TICKS = os.sysconf('SC_CLK_TCK')
PAGE = os.sysconf('SC_PAGE_SIZE')


def processor_seconds(pid):
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid):
    """Megabytes of the process that are its own or shared, now."""
    return int(pathlib.Path(f'/proc/{pid}/statm').read_text().split()[1]) * PAGE / 1e6


def size(graph):
    return sum(path.stat().st_size for path in graph.parent.glob(graph.name + '*')) / 1e6


def marks(documents):
    """1, 2, 5, 10, 20, 50 thousand and so on, then every hundred thousand."""
    steps = [digit * 10 ** power for power in range(3, 5) for digit in (1, 2, 5)]
    return sorted({mark for mark in [*steps, *range(100_000, documents + 1, 100_000), documents] if mark <= documents})


def grow(entente, graph, documents, jobs):
    """A row a mark: documents, processor ms a document since the mark before, memory in MB, graph in MB, wall seconds so far."""
    start = time.monotonic()
    builder = subprocess.Popen([entente, 'build', graph, '-', *(['--jobs', str(jobs)] if jobs else [])], stdin=subprocess.PIPE)
    rows, done, spent = [], 0, 0
    for mark in marks(documents):
        for number in range(done, mark):
            builder.stdin.write(generated_documents.line(number, 1).encode())
        now = processor_seconds(builder.pid)
        rows.append((mark, 1000 * (now - spent) / (mark - done), memory(builder.pid), size(graph), time.monotonic() - start))
        print('{:>9,}  {:>14.2f}  {:>9.0f}  {:>8.0f}  {:>7.0f}'.format(*rows[-1]), flush=True)
        done, spent = mark, now
    builder.stdin.close()
    if builder.wait() != 0:
        sys.exit('the builder failed')
    print(f'{documents:>9,} documents in {time.monotonic() - start:.0f} s', flush=True)
    return rows


def draw(rows, picture):
    gnuplot = shutil.which('gnuplot')
    if not gnuplot:
        sys.exit("no gnuplot: install gnuplot-nox")
    data = '\n'.join(f'{row[0]} {row[1]} {row[2]}' for row in rows if row[0] >= 1000)
    subprocess.run([gnuplot], check=True, text=True, input=f"""
set terminal svg size 720,320 font 'sans-serif,13' background '#ffffff'
set output '{picture}'
$rows << EOD
{data}
EOD
set logscale x
set xlabel 'documents in the graph'
set ylabel 'ms of the processor a document'
set y2label 'MB of memory'
set yrange [0:*]
set y2range [0:*]
set y2tics
set ytics nomirror
set format x '%.0s%c'
set key left bottom
set grid y
plot $rows using 1:2 with linespoints lw 2 lc rgb '#2166ac' title 'ms a document', \\
     $rows using 1:3 axes x1y2 with linespoints lw 2 lc rgb '#b2182b' title 'memory'
""")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('--documents', type=int, default=1_000_000)
    parser.add_argument('--graph', type=pathlib.Path, help='kept; must not be there yet')
    parser.add_argument('--svg', type=pathlib.Path)
    parser.add_argument('--jobs', type=int)
    arguments = parser.parse_args()
    print('documents  ms a document  memory MB  graph MB  seconds')
    with tempfile.TemporaryDirectory(prefix='entente-growth-') as folder:
        graph = arguments.graph or pathlib.Path(folder) / 'growth.db'
        if graph.exists():
            sys.exit(f'{graph} is there already')
        rows = grow(arguments.build / 'entente', graph, arguments.documents, arguments.jobs)
    if arguments.svg:
        draw(rows, arguments.svg)


if __name__ == '__main__':
    main()
