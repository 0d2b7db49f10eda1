#!/usr/bin/env python3
"""Draws the middle of a graph: picture.py ENTENTE GRAPH OUT.svg [ACTORS]

Takes the actors with the most edges (18 unless told otherwise) and the relations between them, asked from `entente actors` and
`entente who`, and lays them out with Graphviz (Debian's package graphviz). The picture in the README is made by
    entente build world.db examples/articles && python3 examples/picture.py entente world.db docs/images/articles.svg
"""
import collections
import json
import subprocess
import sys

# Quad classes in colours that colour-blind people tell apart; ties stand apart by grey.
COLOURS = {1: '#4477aa', 2: '#228833', 3: '#cc7711', 4: '#bb3344', 0: '#888888'}
FILLS = {'country': '#e8eef6', 'government': '#e8eef6', 'person': '#fff8e0', 'armed-group': '#fbe6e6', 'igo': '#e6f4ea'}


def ask(program, *arguments):
    return [json.loads(line) for line in subprocess.run([program, *arguments, '--json'], check=True, capture_output=True, text=True).stdout.splitlines()]


def relations(program, graph, actors):
    """(source, target, quad, reciprocal) -> type -> number of edges, between the actors."""
    found = collections.defaultdict(collections.Counter)
    for actor in actors:
        for line in ask(program, 'who', graph, actor):
            other = line['actor']['id']
            if other not in actors or line['direction'] == 'in' or line['type'] == 'STATEMENT':
                continue
            mutual = line['direction'] == 'both'
            if mutual and other < actor:
                continue  # it comes from the other side, too
            found[actor, other, line['best']['quad'], mutual][line['type']] += line['edges']
    return found


def quoted(text):
    return '"' + text.replace('\\', '\\\\').replace('"', '\\"') + '"'


def dot(actors, found):
    lines = ['digraph {', 'graph [layout=neato, overlap=false, splines=true, sep="+18", bgcolor="white", start=7]',
             'node [shape=box, style="rounded,filled", fontname="Helvetica", fontsize=12, color="#999999", margin="0.12,0.06"]',
             'edge [fontname="Helvetica", fontsize=9, arrowsize=0.7, len=3.4]']
    joined = {end for pair in found for end in pair[:2]}
    for actor in actors.values():
        if actor['id'] in joined:
            lines.append(f'{quoted(actor["id"])} [label={quoted(actor["name"])}, fillcolor="{FILLS.get(actor["kind"], "#f4f4f4")}"]')
    for (source, target, quad, mutual), types in sorted(found.items()):
        label = r'\n'.join(f'{t} {n}' if n > 1 else t for t, n in sorted(types.items(), key=lambda item: (-item[1], item[0]))[:2])
        lines.append(f'{quoted(source)} -> {quoted(target)} [label="{label}", color="{COLOURS[quad]}", fontcolor="{COLOURS[quad]}"'
                     + (', dir=both' if mutual else '') + ']')
    return '\n'.join([*lines, '}'])


def main(program, graph, out, number='18'):
    actors = {a['id']: a for a in ask(program, 'actors', graph, '--limit', number)}
    subprocess.run(['dot', '-Tsvg', '-o', out], input=dot(actors, relations(program, graph, actors)), text=True, check=True)


if __name__ == '__main__':
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
