"""What Entente writes is opened by the programs that people use."""
import json
import unittest

from support import ARTICLES, CommandTest, run


def module(name):
    try:
        return __import__(name)
    except ImportError:
        return None


class GraphMl(CommandTest):
    def setUp(self):
        super().setUp()
        graph = self.graph(self.documents(), ARTICLES)
        self.info = json.loads(run('info', graph, '--json').stdout)
        self.file = self.folder / 'graph.graphml'
        result = run('export', graph, '--format', 'graphml', '-o', self.file, '--all')
        self.assertEqual(result.returncode, 0, result.stderr)

    @unittest.skipUnless(module('networkx'), 'python3-networkx is not installed')
    def test_networkx_opens_it_with_the_counts_of_info(self):
        graph = module('networkx').read_graphml(self.file, force_multigraph=True)
        self.assertEqual((graph.number_of_nodes(), graph.number_of_edges()), (self.info['actors'], self.info['edges']))
        self.assertIn('Sergei Lavrov', [data['name'] for _, data in graph.nodes(data=True)])

    @unittest.skipUnless(module('igraph'), 'python3-igraph is not installed')
    def test_igraph_opens_it_with_the_counts_of_info(self):
        graph = module('igraph').Graph.Read_GraphML(str(self.file))
        self.assertEqual((graph.vcount(), graph.ecount()), (self.info['actors'], self.info['edges']))
        self.assertIn('Sergei Lavrov', graph.vs['name'])
