#!/usr/bin/python3
"""Opens a GraphML file with networkx and igraph and compares what they find with the graph's own counts:

    open_graphml.py ENTENTE GRAPH

ENTENTE is the program, GRAPH a graph that it made. Exit status 0 where all agree, 1 where they do not, 77 where neither
networkx nor igraph is installed.
"""
import json
import pathlib
import subprocess
import sys
import tempfile


def with_networkx(path):
    import networkx

    graph = networkx.read_graphml(path, force_multigraph=True)
    assert graph.is_directed() and graph.is_multigraph()
    assert all(data.get('name') for _, data in graph.nodes(data=True)), 'a node without a name'
    assert all(data.get('interaction') and data.get('weight', 0) > 0 for *_, data in graph.edges(data=True)), 'an edge without a type or weight'
    return graph.number_of_nodes(), graph.number_of_edges()


def with_igraph(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    assert graph.is_directed()
    assert all(graph.vs['name']), 'a node without a name'
    assert graph.ecount() == 0 or all(graph.es['interaction']), 'an edge without a type'
    return graph.vcount(), graph.ecount()


def main(program, graph):
    run = lambda *arguments: subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
    info = json.loads(run('info', graph, '--json'))
    expected = info['actors'], info['edges']
    opened = faults = 0
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder) / 'graph.graphml')
        run('export', graph, '--format', 'graphml', '-o', path)
        for reader in with_networkx, with_igraph:
            try:
                found = reader(path)
            except ImportError as missing:
                print(f'{reader.__name__}: left out, {missing}')
                continue
            opened += 1
            faults += found != expected
            print(f'{reader.__name__}: {found[0]} actors, {found[1]} edges; info says {expected[0]} and {expected[1]}')
    return 1 if faults else 0 if opened else 77


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
