#!/usr/bin/env python3
"""Writes the documents of a CoNLL-U file as JSON Lines of raw text: a blank line between paragraphs, a blank between sentences.

To measure sentences, tokens and trees from raw text:
    python3 tests/bench/raw_text.py GOLD.conllu > raw.jsonl
    entente annotate raw.jsonl > system.conllu
and score system.conllu against GOLD.conllu as the CoNLL shared tasks do.
"""
import json
import sys


def documents(lines):
    name, text, gap = '', '', ''
    for line in lines:
        if line.startswith('# newdoc'):
            if text:
                yield name, text
            name, text, gap = line.partition('=')[2].strip() or 'document', '', ''
        elif line.startswith('# newpar') and not line.startswith('# newpar_'):
            gap = '\n\n'
        elif line.startswith('# text = '):
            text += (gap if text else '') + line[len('# text = '):].rstrip('\n')
            gap = ' '
    if text:
        yield name, text


if __name__ == '__main__':
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding='utf-8') as gold:
        for name, text in documents(gold):
            # A title of its own, so that no first paragraph is taken for one.
            print(json.dumps({'id': name, 'title': name, 'text': text}, ensure_ascii=False))
