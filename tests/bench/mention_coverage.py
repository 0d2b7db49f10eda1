#!/usr/bin/env python3
"""How many of the actors that people marked in a text are mentions of ours, and how many of its aliases lead to one actor.

    mention_coverage.py ENTENTE FOLDER [-v] [--published DATE]

FOLDER holds re3d's documents.jsonl, entities.jsonl and relations.jsonl. One of type Person, Organisation or Nationality counts, each
span once for each type that it has. An entity acts when its span is the source or the target of a relation, of whatever type; "events"
narrows that to the types that tell of deeds and bonds between two actors (EVENT_LIKE), "marked" widens it to all entities of the
three types, whether or not they stand in a relation.

Ours is what `entente annotate` writes: the words that Span= in MISC gives to a word with Actor=, or that word alone. `overlap`: a mention shares a character with the entity. `head`: the entity's own head, the word that depends on none in the span,
belongs to a mention; this tells "the Iraqi army" from an army of which only "Iraqi" was seen.

An alias is a pair of spans of an IsSynonymOf relation, both of them Persons or Organisations, counted once whichever way it is
written. It is resolved when the heads of both spans stand for one actor.

-v lists what was missed: type, entity, what overlaps it (if anything), and the sentence.
"""
import argparse
import bisect
import collections
import json
import subprocess
import sys

TYPES = ('Person', 'Organisation', 'Nationality')
ALIASED = ('Person', 'Organisation')
EVENT_LIKE = ('FightingAgainst', 'AlliesOf', 'CommWith', 'InChargeOf', 'BelongsTo', 'Likes', 'Dislikes')


def read_lines(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.strip()]


class Sentence:
    """Words of one sentence with their places (in characters) in the document."""

    def __init__(self, words, begin, end):
        self.words, self.begin, self.end = words, begin, end

    def head_of(self, span):
        """The first word in the span whose governor lies outside of it; None where the span has no word here."""
        inside = [k for k, word in enumerate(self.words) if word['begin'] < span[1] and span[0] < word['end']]
        real = [k for k in inside if self.words[k]['upos'] not in ('PUNCT', 'DET', 'ADP')] or inside
        for k in real:
            if self.words[k]['head'] - 1 not in inside:
                return k
        return real[0] if real else None


def mark_mentions(words):
    """Gives each word the actor of the innermost mention that it belongs to."""
    mentions = []
    for k, word in enumerate(words):
        if word['actor']:
            first, last = map(int, word['span'].split('-')) if word['span'] else (k + 1, k + 1)
            mentions.append((last - first, first - 1, last, word['actor']))
    for word in words:
        word['of'] = ''
    for _, first, last, actor in sorted(mentions):
        for word in words[first:last]:
            word['of'] = word['of'] or actor


class Annotation:
    """What the program makes of one document."""

    def __init__(self, text):
        self.text, self.at, self.sentences, self.words = text, 0, [], []

    def place(self, form):
        """The next occurrence of the form; the words come in the order of the text, which cleaning may have changed a little."""
        found = self.text.find(form, self.at)
        if found < 0 or self.text[self.at:found].strip() and found - self.at > 40:
            return self.at, self.at
        self.at = found + len(form)
        return found, self.at

    def add(self, rows):
        words, range_end, place = [], 0, None
        for columns in rows:
            if '-' in columns[0]:
                range_end, place = int(columns[0].split('-')[1]), self.place(columns[1])
                continue
            misc = dict(entry.split('=', 1) for entry in columns[9].split('|') if '=' in entry)
            begin, end = place if int(columns[0]) <= range_end else self.place(columns[1])
            words.append({'begin': begin, 'end': end, 'upos': columns[3], 'head': int(columns[6]),
                          'actor': misc.get('Actor', ''), 'span': misc.get('Span', '')})
        mark_mentions(words)
        self.sentences.append(Sentence(words, words[0]['begin'], words[-1]['end']))
        self.words += words

    def overlapping(self, span):
        return sorted({word['of'] for word in self.words if word['of'] and word['begin'] < span[1] and span[0] < word['end']})

    def actor_of_head(self, span):
        for sentence in self.sentences:
            if sentence.begin < span[1] and span[0] < sentence.end:
                head = sentence.head_of(span)
                if head is not None:
                    return sentence.words[head]['of']
        return ''

    def sentence_text(self, span):
        begins = [sentence.begin for sentence in self.sentences]
        sentence = self.sentences[max(0, bisect.bisect_right(begins, span[0]) - 1)]
        return ' '.join(self.text[min(sentence.begin, span[0]):max(sentence.end, span[1])].split())


def annotate(program, documents, published):
    feed = ''.join(json.dumps({'id': d['_id'], 'text': d['text'], 'published': published}, ensure_ascii=False) + '\n' for d in documents)
    run = subprocess.run([program, 'annotate', '-'], input=feed.encode(), capture_output=True, check=False)
    if run.returncode:
        sys.exit(f'annotate ended with {run.returncode}: {run.stderr.decode()[-300:]}')
    texts = {d['_id']: d['text'] for d in documents}
    annotations, current, rows = {}, None, []
    for line in run.stdout.decode().split('\n'):
        if line.startswith('# newdoc id = '):
            name = line[len('# newdoc id = '):]
            current = annotations[name] = Annotation(texts[name])
        elif line and not line.startswith('#'):
            rows.append(line.split('\t'))
        elif not line and rows:
            current.add(rows)
            rows = []
    return annotations


def percent(part, whole):
    return f'{100 * part / max(whole, 1):.1f}'


def coverage(entities, relations, annotations, verbose):
    types = collections.defaultdict(set)
    for e in entities:
        types[e['documentId'], e['begin'], e['end']].add(e['type'])
    scopes = {'acting': set(), 'events': set(), 'marked': set(types)}
    for r in relations:
        for side in ('source', 'target'):
            span = (r['documentId'], r[side + 'Begin'], r[side + 'End'])
            scopes['acting'].add(span)
            if r['type'] in EVENT_LIKE:
                scopes['events'].add(span)
    print('entities' + ' ' * 12 + ''.join(f'{scope:>12} overlap  head' for scope in scopes))
    total = collections.Counter()
    for kind in TYPES:
        n = collections.Counter()
        for span in sorted(span for span in types if kind in types[span]):
            annotation = annotations[span[0]]
            over, head = annotation.overlapping(span[1:]), annotation.actor_of_head(span[1:])
            for scope in (scope for scope in scopes if span in scopes[scope]):
                n[scope] += 1
                n[scope, 'overlap'] += bool(over)
                n[scope, 'head'] += bool(head)
            if verbose and not (over and head):
                scope = 'acting' if span in scopes['acting'] else 'marked'
                entity = annotation.text[span[1]:span[2]]
                print(f'  - {scope} {kind} [{entity}] {", ".join(over) or "nothing"}: {annotation.sentence_text(span[1:])}')
        total += n
        print_row(kind, n, scopes)
    print_row('all', total, scopes)


def print_row(name, n, scopes):
    print(f'  {name:18}' + ''.join(f'{n[scope]:12} {percent(n[scope, "overlap"], n[scope]):>7} {percent(n[scope, "head"], n[scope]):>5}'
                                   for scope in scopes))


def aliases(entities, relations, annotations, verbose):
    actors = {(e['documentId'], e['begin'], e['end']) for e in entities if e['type'] in ALIASED}
    pairs = set()
    for r in relations:
        sides = sorted([(r['sourceBegin'], r['sourceEnd']), (r['targetBegin'], r['targetEnd'])])
        if r['type'] == 'IsSynonymOf' and all((r['documentId'], *side) in actors for side in sides):
            pairs.add((r['documentId'], *sides))
    resolved = 0
    for document, one, other in sorted(pairs):
        annotation = annotations[document]
        ours = [annotation.actor_of_head(side) for side in (one, other)]
        same = ours[0] != '' and ours[0] == ours[1]
        resolved += same
        if verbose and not same:
            words = ' = '.join(annotation.text[side[0]:side[1]] for side in (one, other))
            print(f'  - [{words}] {" / ".join(actor or "nothing" for actor in ours)}: {annotation.sentence_text(one)}')
    print(f'aliases {len(pairs)} resolved to one actor {percent(resolved, len(pairs))}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('program')
    parser.add_argument('folder')
    parser.add_argument('-v', '--verbose', action='store_true', help='list what was missed, with its sentence')
    parser.add_argument('--published', default='2017-01-01', help="day of the documents, which decides who holds an office")
    options = parser.parse_args()
    documents, entities, relations = (read_lines(f'{options.folder}/{name}.jsonl') for name in ('documents', 'entities', 'relations'))
    annotations = annotate(options.program, documents, options.published)
    coverage(entities, relations, annotations, options.verbose)
    aliases(entities, relations, annotations, options.verbose)


if __name__ == '__main__':
    main()
