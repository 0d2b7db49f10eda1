"""Edges of whole articles that readers judged one by one (docs/evaluation-edges.tsv), and the records they are today."""
import collections
import csv
import json
import subprocess
import sys


def of_articles(program, verdicts, articles, *options):
    """(row's index, record, whether it is right) of every judged edge that is still coded as it was; and how many are not."""
    run = subprocess.run([program, 'extract', *options, articles], capture_output=True)
    if run.returncode:
        sys.exit(f'extract ended with {run.returncode}: {run.stderr.decode()[-300:]}')
    records = collections.defaultdict(list)
    for line in run.stdout.decode().splitlines():
        record = json.loads(line)
        if record.get('source') and record.get('target'):
            for names in ends(record):
                records[record['doc'], record['sentence'], record['type'], record['trigger']['text'], names].append(record)
    found, gone = [], 0
    with open(verdicts, encoding='utf-8', newline='') as file:
        for index, row in enumerate(csv.DictReader(file, delimiter='\t', quoting=csv.QUOTE_NONE)):
            document, sentence = row['document/sentence'].rsplit('/', 1)
            names = tuple(row[side].rsplit(' (', 1)[0] for side in ('source', 'target'))
            same = records.get((document, int(sentence), row['type'], row['trigger'], names))
            if same:
                found.append((index, same[0], row['verdict'] == 'right'))
            else:
                gone += 1
    return found, gone


def ends(record):
    """Source and target by name; of a reciprocal record either may stand first."""
    names = record['source']['name'], record['target']['name']
    return {names, names[::-1]} if record['reciprocal'] else {names}
