#!/usr/bin/env python3
"""Run the cases: run.py ENTENTE [FILE.case ...] [--all] [--causes] [--promote]

Reads every case file beside this script (or those named), gives all texts to one `entente extract -`, and compares what comes
out with what each case expects. docs/cases.md describes the format. Exit status: 0 all well, 1 a case fails (or a file marked
`status: later` passes whole and must lose the mark), 2 the program or a case file is at fault.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys

from case_file import ROOT, Case, CaseError, read_cases
from matching import explain, fits, fits_actor, show

HERE = pathlib.Path(__file__).resolve().parent
ONTOLOGY = ROOT / 'schema' / 'ontology' / 'plover.json'


def check_ontology(files):
    """A type or mode that the ontology does not have can never come out; it is a slip of the pen."""
    ontology = json.loads(ONTOLOGY.read_text(encoding='utf-8'))
    modes = {t['type']: {m['mode'] for m in t.get('modes', [])} for t in ontology['types']}
    ties = {t['type'] for t in ontology['ties']}
    for pattern in (p for file in files for case in file.cases for p in case.expected + case.forbidden):
        unknown = [t for t in pattern.types if t not in modes and t not in ties]
        if unknown:
            raise CaseError(f'{pattern.where}: "{unknown[0]}" is no type of {ONTOLOGY.name}')
        if pattern.mode and not any(pattern.mode in modes.get(t, ()) for t in pattern.types):
            raise CaseError(f'{pattern.where}: {pattern.types[0]} has no mode "{pattern.mode}" in {ONTOLOGY.name}')


def extract(program, cases):
    """Records by case id. Texts go in one run, each a document of its own; each file that cases name is read once."""
    def run(feed, *inputs):
        run = subprocess.run([program, 'extract', *inputs], input=feed.encode(), capture_output=True)
        if run.returncode:
            sys.stderr.write(f'{program} extract ended with {run.returncode}\n{run.stderr.decode(errors="replace")[-1000:]}\n')
            sys.exit(2)
        return [json.loads(line) for line in run.stdout.decode().splitlines()]

    records = collections.defaultdict(list)
    texts = [case for case in cases if case.text]
    for record in run(''.join(json.dumps(case.document(), ensure_ascii=False) + '\n' for case in texts), '-') if texts else ():
        records[record['doc']].append(record)
    files = {file: run('', str(ROOT / file)) for file in sorted({case.file for case in cases if case.file})}
    for case in cases:
        if case.file:
            records[case.id] = [r for r in files[case.file] if case.part in ('', r['doc'])]
    return records


def assign(wanted, records):
    """A record for each expected line, no record twice: a maximum matching, so that the order of lines does not matter."""
    taken = {}

    def augment(i, seen):
        for j, record in enumerate(records):
            if j not in seen and fits(wanted[i], record):
                seen.add(j)
                if j not in taken or augment(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in range(len(wanted)):
        augment(i, set())
    return {i: j for j, i in taken.items()}


def mentions(records):
    for record in records:
        for side in ('source', 'target', 'attributed_to'):
            if record.get(side):
                yield record[side]


def check(case, records):
    """What is wrong, as (cause, line for people) pairs; empty when the case passes."""
    faults = []
    found = assign(case.expected, records)
    for i, wanted in enumerate(case.expected):
        if i not in found:
            cause, nearest = explain(wanted, [r for j, r in enumerate(records) if j not in found.values()])
            faults.append((cause, f'missing   {wanted.line}' + (f'\n              nearest: {show(nearest)}  ({cause})' if nearest else '')))
    for wanted in case.forbidden:
        for record in records:
            if fits(wanted, record):
                faults.append(('forbidden record', f'forbidden {show(record)}  (no: {wanted.line})'))
    if case.only:
        for j, record in enumerate(records):
            if j not in found.values() and record['type'] != 'STATEMENT' and case.only in ('all', record['kind'] + 's'):
                faults.append((f'unexpected {record["kind"]}', f'only, but {show(record)}'))
    for actor in case.actors:
        named = [m for m in mentions(records) if actor.mention == m['mention']]
        if not named:
            faults.append(('mention in no record', f'actor     no record names "{actor.mention}"'))
        for m in named:
            if not fits_actor(actor.pattern, m):
                faults.append(('actor', f'actor     {actor.line}, but it is {m["name"]} [{m["id"]}, {m.get("code") or "no code"}]'))
                break
    return faults


def promote(file, passed):
    """Moves cases of a later file that pass to the file of its topic."""
    lines = file.path.read_text(encoding='utf-8').splitlines()
    topic = file.path.with_name(file.path.name.removesuffix('.case').removesuffix('-later') + '.case')
    head = [line for line in lines[:file.cases[0].begin - 1] if not line.startswith('status:')]
    moved, kept = [], lines[:file.cases[0].begin - 1]
    for case in file.cases:
        end = next((i for i in range(case.begin, len(lines)) if not lines[i].strip()), len(lines))
        (moved if case in passed else kept).extend([*lines[case.begin - 1:end], ''])
    if not topic.exists():
        topic.write_text('\n'.join(head) + '\n', encoding='utf-8')
    elif read_cases(topic).date != file.date:
        raise CaseError(f'{file.path}: its date is not that of {topic.name}; give both one date')
    with topic.open('a', encoding='utf-8') as out:
        out.write('\n' + '\n'.join(moved).rstrip() + '\n')
    if len(passed) == len(file.cases):
        file.path.unlink()
    else:
        file.path.write_text('\n'.join(kept).rstrip() + '\n', encoding='utf-8')


def report(case: Case, faults, records):
    print(f'FAIL {case.path.name}:{case.at}  {case.name}')
    print(f'    text      {case.text or case.file}')
    for _, line in faults:
        print(f'    {line}')
    for record in records if case.text else ():
        print(f'    came      {show(record)}')


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    arguments.add_argument('program', help='the built program entente')
    arguments.add_argument('files', nargs='*', type=pathlib.Path, help='case files; default: all beside this script')
    arguments.add_argument('--all', action='store_true', help='print the failures of files marked later too')
    arguments.add_argument('--causes', action='store_true', help='end with a count of what went wrong')
    arguments.add_argument('--promote', action='store_true', help='move cases that pass out of the files marked later')
    options = arguments.parse_args()
    try:
        files = [read_cases(path) for path in options.files or sorted(HERE.glob('*.case'))]
        check_ontology(files)
    except CaseError as error:
        sys.stderr.write(f'{error}\n')
        return 2
    records = extract(options.program, [case for file in files for case in file.cases])

    failed, causes, rows, whole = 0, collections.Counter(), [], []
    for file in files:
        passed = []
        for case in file.cases:
            faults = check(case, records[case.id])
            passed += [] if faults else [case]
            causes.update(cause for cause, _ in faults)
            failed += bool(faults) and not file.later
            if faults and (options.all or not file.later):
                report(case, faults, records[case.id])
        rows.append((file.path.stem, len(file.cases), len(passed), 'later' if file.later else ''))
        if file.later and passed and options.promote:
            promote(file, passed)
        elif file.later and len(passed) == len(file.cases):
            whole.append(file.path.name)

    width = max((len(row[0]) for row in rows), default=0)
    for name, total, passed, mark in rows:
        print(f'{name:<{width}}  {passed:>3} of {total:>3}  {mark}')
    if options.causes:
        print()
        for cause, count in causes.most_common():
            print(f'{count:>4}  {cause}')
    now = [row for row in rows if not row[3]]
    later = [row for row in rows if row[3]]
    print(f'\n{sum(r[2] for r in now)} of {sum(r[1] for r in now)} cases pass; '
          f'of those marked later, {sum(r[2] for r in later)} of {sum(r[1] for r in later)}')
    for name in whole:
        print(f'{name} passes whole: take its line "status: later" out, or run with --promote')
    return 1 if failed or whole else 0


if __name__ == '__main__':
    sys.exit(main())
