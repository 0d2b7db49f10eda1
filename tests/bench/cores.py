#!/usr/bin/env python3
"""How much faster reading is on several cores than on one: documents a second of `extract` and of `build`, medians.

    tests/bench/cores.py BUILD [INPUT...] [--jobs 1 2] [--repeat 5]

INPUT as `entente build` takes it; without one 20,000 generated documents. Times are of the clock, so the machine must have nothing else
to do. Runs with one and with several threads take turns, so that a machine that slows down slows both.
"""
import argparse
import pathlib
import statistics
import subprocess
import tempfile
import time

import generated_documents


def seconds(command):
    start = time.monotonic()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build', type=pathlib.Path)
    parser.add_argument('inputs', nargs='*')
    parser.add_argument('--jobs', type=int, nargs='+', default=[1, 2])
    parser.add_argument('--repeat', type=int, default=5)
    arguments = parser.parse_args()
    entente = arguments.build / 'entente'
    with tempfile.TemporaryDirectory(prefix='entente-cores-') as folder:
        inputs = arguments.inputs
        if not inputs:
            generated = pathlib.Path(folder) / 'documents.jsonl'
            generated.write_text(''.join(generated_documents.line(number, 1) for number in range(20_000)))
            inputs = [generated]
        empty = pathlib.Path(folder) / 'empty.jsonl'
        empty.touch()
        starting = statistics.median(seconds([entente, 'extract', empty]) for _ in range(arguments.repeat))
        times = {}
        for repeat in range(arguments.repeat):
            for jobs in arguments.jobs:
                times.setdefault(('extract', jobs), []).append(seconds([entente, 'extract', *inputs, '--jobs', str(jobs)]))
                graph = pathlib.Path(folder) / f'{repeat}-{jobs}.db'
                times.setdefault(('build', jobs), []).append(seconds([entente, 'build', graph, *inputs, '--jobs', str(jobs)]))
                graph.unlink()
    print(f'starting the program: {starting:.2f} s, in every figure')
    print('verb     threads  seconds  times as fast  without the start')
    for verb in ('extract', 'build'):
        one = statistics.median(times[verb, arguments.jobs[0]])
        for jobs in arguments.jobs:
            median = statistics.median(times[verb, jobs])
            print(f'{verb:<8} {jobs:>7}  {median:>7.2f}  {one / median:>13.2f}  {(one - starting) / (median - starting):>17.2f}')


if __name__ == '__main__':
    main()
