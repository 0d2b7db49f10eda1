"""A graph in PostgreSQL gives the answers of one in a file, byte for byte."""
import json
import subprocess
import unittest

from support import ARTICLES, ENTENTE, OnServer, entente

FORMATS = ['graphml', 'gexf', 'dot', 'json', 'csv', 'turtle']
QUESTIONS = [
    ['info'], ['info', '--json'], ['actors'], ['actors', '--json'], ['actors', 'minister'],
    ['who', 'John Kerry'], ['who', 'John Kerry', '--json'], ['who', 'Russia', '--all'], ['who', 'Turkey', '--rollup', 'country'],
    ['path', 'John Kerry', 'Bashar al-Assad'], ['path', 'United States', 'Syria', '--json'], ['connect', 'John Kerry', 'Sergei Lavrov', 'Turkey'],
    ['timeline', 'Turkey'], ['timeline', 'Russia', '--json', '--window', '3'],
    ['query', 'MATCH (a)-[e:CONSULT]->(b) RETURN a.name, e.date, b.name ORDER BY a.name, b.name, e.date LIMIT 50'],
    ['query', 'MATCH (a:Person)-[:CONSULT]-(b)-[:ACCUSE]->(c) RETURN DISTINCT a.name, b.name, c.name ORDER BY a.name, b.name, c.name LIMIT 50', '--json'],
    ['search', 'ceasefire'], ['search', 'talks OR truce NOT Syria', '--json'], ['search', '"foreign minister" AND Russia*'], ['measure', 'degree'],
]


class Same(OnServer):
    def setUp(self):
        super().setUp()
        self.file = self.folder / 'graph.db'
        self.address = self.database('same')

    def same(self, question):
        answers = []
        for graph in (self.file, self.address):
            verb, *rest = question
            result = subprocess.run([ENTENTE, verb, str(graph), *rest], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            answers.append((result.returncode, result.stdout.replace(str(graph).encode(), b'GRAPH'), result.stderr.replace(str(graph).encode(), b'GRAPH')))
        self.assertEqual(answers[0], answers[1], question)
        return answers[0]

    def exports(self, formats):
        for name in formats:
            with self.subTest(format=name):
                contents = []
                for at, graph in enumerate((self.file, self.address)):
                    out = self.folder / f'{at}-{name}'
                    entente('export', graph, '--format', name, '-o', out)
                    files = sorted(out.rglob('*')) if out.is_dir() else [out]
                    contents.append([(each.relative_to(out), each.read_bytes().replace(str(graph).encode(), b'GRAPH')) for each in files if each.is_file()])
                self.assertTrue(contents[0])
                self.assertEqual(contents[0], contents[1])

    def test_questions_and_exports_are_the_same_after_building_removing_deciding_and_recoding(self):
        for graph in (self.file, self.address):
            entente('build', graph, ARTICLES, '--jobs', '2')
        answered = sum(self.same(question)[0] == 0 for question in QUESTIONS)
        self.assertEqual(answered, len(QUESTIONS))
        self.exports(FORMATS)
        edge = json.loads(entente('export', self.file, '--format', 'json').stdout)['links'][0]['id'].removeprefix('e')
        self.assertEqual(self.same(['explain', edge])[0], 0)
        # What changes a graph changes both alike.
        documents = sorted({json.loads(line)['doc'] for line in entente('extract', ARTICLES).stdout.splitlines()})
        for change in (['remove', documents[0], documents[3]], ['actors', '--merge', 'country/rus', 'country/usa', '--by', 'a tester'], ['recode']):
            with self.subTest(change=change):
                self.assertEqual(self.same(change)[0], 0)
                self.same(['info'])
                self.exports(['graphml'])

    def test_records_and_graphs_go_from_one_to_the_other(self):
        records = self.folder / 'records.jsonl'
        records.write_text(entente('extract', ARTICLES).stdout, encoding='utf-8')
        entente('load', self.file, records)
        entente('merge', self.address, self.file)
        self.exports(['graphml', 'json'])
        entente('load', self.address, records)  # again, which changes nothing
        back = self.folder / 'back.db'
        entente('merge', back, self.address)
        self.file = back
        self.exports(['graphml', 'json'])


if __name__ == '__main__':
    unittest.main()
