"""How many were killed, wounded, arrested: from the words to the graph and back."""
from support import CommandTest, records, run


class Numbers(CommandTest):
    TEXTS = {'A bomb killed 12 people and wounded 30 in Kabul.': {'killed': {'min': 12, 'max': 12}, 'wounded': {'min': 30, 'max': 30}},
             'Rebels abducted a dozen teachers.': {'abducted': {'min': 12, 'max': 12}},
             'Police detained more than two hundred activists in Minsk.': {'arrested': {'min': 201}},
             'The army killed up to 30 rebels.': {'killed': {'max': 30}},
             'Hundreds of people were killed by the army.': None}

    def test_numbers_are_told_with_the_record(self):
        documents = [{'id': str(i), 'text': text} for i, text in enumerate(self.TEXTS)]
        found = {r['doc']: r.get('numbers') for r in records(run('extract', self.documents(documents)))}
        self.assertEqual([found.get(str(i)) for i in range(len(documents))], list(self.TEXTS.values()))

    def test_they_come_back_from_the_graph(self):
        documents = self.documents([{'id': 'a', 'text': 'Rebels killed at least 20 soldiers of Mali.', 'published': '2016-07-15'}])
        graph = self.graph(documents)
        edge = [r for r in records(run('extract', documents)) if r['type'] == 'ASSAULT'][0]['edge']
        self.assertEqual(records(run('explain', graph, edge, '--json'))[0]['numbers'], {'killed': {'min': 20}})
        self.assertIn('killed at least 20', run('explain', graph, edge).stdout)
