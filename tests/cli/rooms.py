#!/usr/bin/env python3
"""The rooms keep their order: rooms.py SOURCE_TREE

Data flows down the rooms of lib/; a file includes headers of its own room or of rooms before it. The graph and the store know
nothing of language. The library never prints. Each fault is one line: file, line, what. docs/architecture.md has the reasons.
"""
import pathlib
import re
import sys

ROOMS = ['text', 'syntax', 'actors', 'events', 'graph', 'store', 'query', 'formats', 'pipeline']
LANGUAGE = {'text', 'syntax', 'actors', 'events'}
WITHOUT_LANGUAGE = {'graph', 'store'}
# Whose the public headers are; those not named here (error.hpp, date.hpp, record.hpp) are everybody's.
PUBLIC = {'graph.hpp': 'graph', 'boost_graph.hpp': 'graph', 'filter.hpp': 'graph', 'store.hpp': 'store', 'work_queue.hpp': 'store', 'query.hpp': 'query', 'cypher.hpp': 'query', 'measures.hpp': 'graph', 'identity.hpp': 'query', 'formats.hpp': 'formats', 'export.hpp': 'formats', 'schema.hpp': 'pipeline',
          'pipeline.hpp': 'pipeline', 'builder.hpp': 'pipeline', 'actor_import.hpp': 'pipeline', 'entente.hpp': 'pipeline'}
INCLUDE = re.compile(r'\s*#\s*include\s*[<"]([^>"]+)[>"]')
PRINTS = re.compile(r'\bstd::(cout|cerr|clog)\b|\bfmt::print\b|(?<![\w:])(?:std::)?(?:printf|puts|putchar|perror)\s*\(|\bstd(?:out|err)\b')


def room_of(include):
    """The room that an included header belongs to, or None where it is no room's."""
    folder, _, name = include.rpartition('/')
    if folder == 'entente':
        return PUBLIC.get(name)
    return folder.split('/')[0] if folder.split('/')[0] in ROOMS else None


def faults(path, text, room):
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        other = room_of(found.group(1)) if found else None
        if other and ROOMS.index(other) > ROOMS.index(room):
            yield f'{path}:{number}: {room} reaches down to {other}, which comes after it'
        if other in LANGUAGE and room in WITHOUT_LANGUAGE:
            yield f'{path}:{number}: {room} knows nothing of language, but includes {other}'
        if PRINTS.search(line.split('//')[0]):
            yield f'{path}:{number}: the library never prints; tell the caller'


def check(root):
    found = []
    for path in sorted(root.glob('lib/**/*.[hc]pp')):
        parts = path.relative_to(root / 'lib').parts
        room = PUBLIC.get(parts[-1], 'text') if parts[0] == 'include' else parts[0]
        if room in ROOMS:
            found += faults(path.relative_to(root), path.read_text(encoding='utf-8'), room)
    return found


def self_test():
    """A check that finds nothing proves nothing: each kind of fault is found where it is planted."""
    assert list(faults('a', '#include "events/coder.hpp"', 'text'))
    assert list(faults('a', '#include <entente/store.hpp>', 'actors'))
    assert list(faults('a', '#include "text/document.hpp"', 'store'))
    assert list(faults('a', '    std::cout << 1;', 'query'))
    assert not list(faults('a', '#include "text/document.hpp"\n#include <entente/record.hpp>\n// printf("x")\n', 'events'))
    assert not list(faults('a', 'std::snprintf(b, n, "x");\nvsnprintf(b);', 'text'))


if __name__ == '__main__':
    self_test()
    found = check(pathlib.Path(sys.argv[1]))
    print('\n'.join(found) or 'every room keeps its place')
    sys.exit(bool(found))
