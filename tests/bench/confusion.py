#!/usr/bin/env python3
"""Which type is coded for which: confusion.py PROGRAM GOLD.jsonl

GOLD as for reliability.py. Each event that the reader marked answers one record with its two actors: one of its type, else any.
Rows are the reader's types, columns ours; "none" where no record has the two actors, and in its row what no event answers.
"""
import collections
import sys

from annotated import extract, read, same_dyad

program, path = sys.argv[1:3]
gold = read(path)
records = extract(program, gold)
table = collections.Counter()
for sentence in gold:
    ours = [r for r in records.get(sentence['id'], [])
            if r['kind'] == 'event' and r['type'] != 'STATEMENT' and (r.get('source') or r.get('target'))]
    answered = [False] * len(sentence['events'])
    for same_type in (True, False):
        for i, event in enumerate(sentence['events']):
            match = next((r for r in ours if not answered[i] and (r['type'] == event['type']) >= same_type and same_dyad(sentence['text'], event, r)), None)
            if match:
                answered[i] = True
                ours.remove(match)
                table[event['type'], match['type']] += 1
    for i, event in enumerate(sentence['events']):
        if not answered[i]:
            table[event['type'], 'none'] += 1
    for record in ours:
        table['none', record['type']] += 1
types = sorted({t for pair in table for t in pair} - {'none'}) + ['none']
print(' ' * 10 + ''.join(f'{t[:6]:>7}' for t in types))
for row in types:
    print(f'{row:10}' + ''.join(f'{table[row, column] or "·":>7}' for column in types))
