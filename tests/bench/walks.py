#!/usr/bin/env python3
"""Walks of a generated graph beside networkx and igraph, in one run on one machine, as a table.

    tests/bench/walks.py BUILD [--actors 100000] [--edges 1000000] [--keep FILE]

Needs python3-networkx and python3-igraph. BUILD holds entente, tests/bench_graph and tests/bench_walks. All three programs are asked the
same questions of the same graph (affirmed, actual edges, each pair once, without direction) and must give the same answers. Times are of
the processor, medians over all questions, each asked once of a graph that was just opened: Entente reads from its file what it has not
met, the others hold the whole graph. A closed file is one of Entente's graph, for the others an edge list, which is what they read fastest.
GraphML: all edges, with their type, days, confidence and number of reports; Entente writes mode, quad class, polarity, modality and more, too.
"""
import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

QUESTIONS = {'path': 500, 'hops': 500, 'simple': 200, 'evidence': 500}
ATTRIBUTES = ('type', 'first', 'last', 'confidence', 'reports')
OTHERS_MOST = {'networkx': {'path': 500, 'hops': 500, 'simple': 25}, 'igraph': {'path': 200, 'hops': 500, 'simple': 50}}


def processor_time(task):
    start = time.process_time()
    result = task()
    return time.process_time() - start, result


# Between: a process counts what its parent held when it was made.
RUN = """import os, subprocess, sys
running = subprocess.Popen(sys.argv[2:])
_, status, usage = os.wait4(running.pid, 0)
open(sys.argv[1], 'w').write(f'{os.waitstatus_to_exitcode(status)} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss / 1024}')
"""


def process(command, stdin=None):
    """Processor seconds, peak memory in MB and output of a whole process."""
    with tempfile.NamedTemporaryFile('r') as usage:
        output = subprocess.run([sys.executable, '-c', RUN, usage.name, *command], stdin=stdin, stdout=subprocess.PIPE, check=True, text=True).stdout
        code, seconds, memory = usage.read().split()
    if code != '0':
        sys.exit(f'{command[0]} failed')
    return float(seconds), float(memory), output


def read_graph(file):
    with sqlite3.connect(f'file:{file}?mode=ro', uri=True) as graph:
        shown = dict(graph.execute('SELECT actor, shown_as FROM identities'))
        pairs = set()
        for source, target in graph.execute('SELECT source, target FROM edges WHERE polarity = 0 AND modality = 0'
                                            ' AND source IS NOT NULL AND target IS NOT NULL'):
            source, target = shown.get(source, source), shown.get(target, target)
            if source != target:
                pairs.add((min(source, target), max(source, target)))
        keys = dict(graph.execute('SELECT id, key FROM actors'))
        edges = graph.execute("SELECT source, target, type, date(first_day * 86400, 'unixepoch'), date(last_day * 86400, 'unixepoch'), confidence, reports"
                              ' FROM edges JOIN relations ON relations.id = relation WHERE source IS NOT NULL AND target IS NOT NULL').fetchall()
    return sorted(pairs), keys, edges


def ask_entente(build, file, questions):
    with tempfile.TemporaryFile('w+') as lines:
        for task, *actors in questions:
            print(task, *actors, file=lines)
        lines.flush()
        lines.seek(0)
        _, memory, output = process([f'{build}/tests/bench_walks', file], stdin=lines)
    answers = [line.split() for line in output.splitlines()]
    return [(float(spent) / 1e6, int(found)) for spent, found in answers], memory


def ask_networkx(graph, questions):
    import networkx

    def path(a, b):
        try:
            return len(networkx.bidirectional_shortest_path(graph, a, b)) - 1
        except networkx.NetworkXNoPath:
            return 0
    tasks = {'path': path,
             'hops': lambda a: len(networkx.single_source_shortest_path_length(graph, a, cutoff=2)) - 1,
             'simple': lambda a, b: sum(1 for _ in networkx.all_simple_paths(graph, a, b, cutoff=3))}
    return ask(tasks, questions, OTHERS_MOST['networkx'])


def ask_igraph(graph, questions):
    def path(a, b):
        found = graph.get_shortest_paths(a, to=b, output='vpath')[0]
        return max(len(found) - 1, 0)
    tasks = {'path': path,
             'hops': lambda a: len(graph.neighborhood(a, order=2)) - 1,
             'simple': lambda a, b: len(graph.get_all_simple_paths(a, b, cutoff=3))}
    return ask(tasks, questions, OTHERS_MOST['igraph'])


def ask(tasks, questions, most):
    asked = dict.fromkeys(tasks, 0)
    answers = []
    for task, *actors in questions:
        if task in tasks:
            asked[task] += 1
        answers.append(processor_time(lambda: tasks[task](*actors)) if task in tasks and asked[task] <= most[task] else None)
    return answers


def median_ms(questions, answers, task):
    times = [answer[0] for question, answer in zip(questions, answers) if question[0] == task and answer]
    return f'{1000 * statistics.median(times):.3f} ms' if times else ''


def compare(name, questions, ours, theirs):
    for question, mine, other in zip(questions, ours, theirs):
        # Entente looks six steps far.
        if other and mine[1] != other[1] and not (question[0] == 'path' and mine[1] == 0 and other[1] > 6):
            sys.exit(f'{name} finds {other[1]} for {question}, Entente {mine[1]}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build')
    parser.add_argument('--actors', type=int, default=100_000)
    parser.add_argument('--edges', type=int, default=1_000_000)
    parser.add_argument('--keep', metavar='FILE', help='a graph that was generated before, or is kept for the next run')
    arguments = parser.parse_args()
    try:
        import igraph
        import networkx
    except ImportError as missing:
        sys.exit(f'{missing}: apt-get install python3-networkx python3-igraph, and run this with /usr/bin/python3')

    with tempfile.TemporaryDirectory() as folder:
        file = arguments.keep or f'{folder}/graph.db'
        if not os.path.exists(file):
            subprocess.run([f'{arguments.build}/tests/bench_graph', str(arguments.actors), str(arguments.edges), file], check=True, stdout=subprocess.DEVNULL)
        pairs, keys, edges = read_graph(file)
        actors = sorted({actor for pair in pairs for actor in pair})
        dice = random.Random(11)
        questions = [(task, *dice.sample(actors, 1 if task == 'hops' else 2)) for task, count in QUESTIONS.items() for _ in range(count)]
        dice.shuffle(questions)
        edge_list = f'{folder}/edges.txt'
        with open(edge_list, 'w', encoding='ascii') as out:
            out.writelines(f'{a} {b}\n' for a, b in pairs)

        rows = {}
        columns = ('first answer from a closed file', 'shortest path', 'actors within two steps', 'all simple paths of three steps or less',
                   'shortest path with the best evidence of each step', 'GraphML')
        entente = f'{arguments.build}/entente'
        a, b = next(question for question in questions if question[0] == 'path')[1:]
        first = statistics.median(process([entente, 'path', file, keys[a], keys[b]])[0] for _ in range(9))
        ours, memory = ask_entente(arguments.build, file, questions)
        export, export_memory, _ = process([entente, 'export', file, '--window', 'none', '--format', 'graphml', '-o', f'{folder}/entente.graphml'])
        rows['Entente'] = [f'{1000 * first:.0f} ms', *(median_ms(questions, ours, task) for task in QUESTIONS), f'{export:.1f} s, {export_memory:.0f} MB']

        loaded, graph = processor_time(lambda: networkx.read_edgelist(edge_list, nodetype=int))
        theirs = ask_networkx(graph, questions)
        compare('networkx', questions, ours, theirs)
        graph = networkx.MultiDiGraph()
        for source, target, *values in edges:
            graph.add_edge(source, target, **dict(zip(ATTRIBUTES, values)))
        for actor in graph:
            graph.nodes[actor]['key'] = keys[actor]
        export, _ = processor_time(lambda: networkx.write_graphml(graph, f'{folder}/networkx.graphml'))
        rows['networkx ' + networkx.__version__] = [f'{1000 * loaded:,.0f} ms', *(median_ms(questions, theirs, task) for task in QUESTIONS), f'{export:.1f} s']
        del graph

        loaded, graph = processor_time(lambda: igraph.Graph.Read_Edgelist(edge_list, directed=False))
        theirs = ask_igraph(graph, questions)
        compare('igraph', questions, ours, theirs)
        graph = igraph.Graph(n=max(keys) + 1, edges=[edge[:2] for edge in edges], directed=True)
        for at, name in enumerate(ATTRIBUTES):
            graph.es[name] = [edge[2 + at] for edge in edges]
        graph.vs['key'] = [keys.get(actor, '') for actor in range(max(keys) + 1)]
        export, _ = processor_time(lambda: graph.write_graphml(f'{folder}/igraph.graphml'))
        rows['igraph ' + igraph.__version__] = [f'{1000 * loaded:,.0f} ms', *(median_ms(questions, theirs, task) for task in QUESTIONS), f'{export:.1f} s']

    print(f'{len(actors):,} actors, {len(pairs):,} pairs with an edge; {memory:.0f} MB for Entente when all questions were asked\n')
    print('| |', ' | '.join(rows), '|')
    print('|---|' + '---|' * len(rows))
    for at, column in enumerate(columns):
        print(f'| {column} |', ' | '.join(row[at] for row in rows.values()), '|')


if __name__ == '__main__':
    main()
