"""Sentences that are annotated whole, and which records of ours are right by them; for reliability.py and learn_confidence.py.

A gold sentence: {id, text, events: [{type, source, target, reciprocal}], ties: [{type, source, target}]}, an argument null or
{text, code}. A record is right where a gold event or tie has its type and both its actors: both null, words that overlap, or
codes of one country. One gold entry answers one record, the surest first. STATEMENT is not annotated, nor events without actors.
"""
import collections
import json
import subprocess
import sys

ABOVE_COUNTRIES = ('IGO', 'NGO', 'MNC', 'IMG')


def extract(program, gold, *options):
    """The records of each sentence by its id, the surest first."""
    feed = ''.join(json.dumps({'id': g['id'], 'text': g['text'], 'published': '2006-01-01'}, ensure_ascii=False) + '\n' for g in gold)
    run = subprocess.run([program, 'extract', *options, '-'], input=feed.encode(), capture_output=True)
    if run.returncode:
        sys.exit(f'extract ended with {run.returncode}: {run.stderr.decode()[-300:]}')
    records = collections.defaultdict(list)
    for line in run.stdout.decode().splitlines():
        record = json.loads(line)
        records[record['doc']].append(record)
    for of_one in records.values():
        of_one.sort(key=lambda r: -r['confidence'])
    return records


def read(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def same_actor(text, gold, ours):
    if not gold or not ours:
        return not gold and not ours
    gold = {'text': gold} if isinstance(gold, str) else gold
    whole, words = text.encode(), gold['text'].encode()
    at = whole.find(words) if words else -1
    while at >= 0:
        if ours['begin'] < at + len(words) and at < ours['end']:
            return True
        at = whole.find(words, at + 1)
    code = (ours.get('country') or ours.get('code') or '')[:3]
    return bool(code) and code == (gold.get('code') or '')[:3] and code not in ABOVE_COUNTRIES


def same_dyad(text, gold, ours):
    pairs = [('source', 'target')]
    if gold.get('reciprocal') or (ours['kind'] == 'event' and ours.get('reciprocal')):
        pairs.append(('target', 'source'))
    return any(same_actor(text, gold['source'], ours.get(a)) and same_actor(text, gold['target'], ours.get(b)) for a, b in pairs)


def fits(text, gold, ours):
    return gold['type'] == ours['type'] and same_dyad(text, gold, ours)


def judged(gold, records):
    """(sentence's index, record, whether it is right) of all that is annotated."""
    out = []
    for index, sentence in enumerate(gold):
        left = {'event': list(sentence['events']), 'tie': list(sentence.get('ties', []))}
        for record in records.get(sentence['id'], []):
            if record['kind'] == 'event' and (record['type'] == 'STATEMENT' or not (record.get('source') or record.get('target'))):
                continue
            answers = left[record['kind']]
            match = next((g for g in answers if fits(sentence['text'], g, record)), None)
            if match is not None:
                answers.remove(match)
            out.append((index, record, match is not None))
    return out


def area_under_curve(predictions, labels):
    """How often a right one is surer than a wrong one; where both are as sure, half."""
    counts = collections.defaultdict(lambda: [0, 0])
    for p, y in zip(predictions, labels):
        counts[p][bool(y)] += 1
    wrong = ahead = 0
    for _, (no, yes) in sorted(counts.items()):
        ahead += yes * (wrong + no / 2)
        wrong += no
    return ahead / max(1, wrong * sum(map(bool, labels)))
