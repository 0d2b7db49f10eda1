"""Names that a document gives to an actor, in the graph: they lead to the actor, are explained, and join nothing."""
import re

from support import CommandTest, records, run

TEXT = ('Omar Haddad, also known as Abu Sayed, met Russian Foreign Minister Sergei Lavrov in Moscow.\n\n'
        'Turkey praised the talks. Abu Sayed criticised Syria.\n')


class Aliases(CommandTest):
    def setUp(self):
        super().setUp()
        self.db = self.graph(self.documents([{'id': 's', 'published': '2016-07-15', 'text': TEXT}]))

    def ask(self, verb, *arguments):
        result = run(verb, self.db, *arguments, '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        return records(result)

    def test_the_alias_leads_to_the_actor(self):
        self.assertEqual([a['id'] for a in self.ask('actors', 'Abu Sayed')], ['person/omar-haddad'])
        self.assertEqual(self.ask('who', 'Abu Sayed'), self.ask('who', 'Omar Haddad'))
        found = {(r['actor']['id'], r['type']) for r in self.ask('who', 'Abu Sayed')}
        self.assertIn(('person/sergei-lavrov', 'CONSULT'), found)
        self.assertIn('country/syr', {actor for actor, _ in found})

    def test_a_name_is_listed_with_its_actor_but_is_no_edge(self):
        mine = self.ask('who', 'Abu Sayed')
        names = [r for r in mine if r['type'] == 'also-known-as']
        self.assertEqual([r['actor']['id'] for r in names], ['person/omar-haddad'])
        info, = self.ask('info')
        self.assertEqual(info['names'], 1)
        self.assertEqual(info['edges'] + info['one_sided'] + info['names'], sum(t['edges'] for t in info['types']))
        degree = self.ask('actors', 'Abu Sayed')[0]['edges']
        self.assertEqual(degree, sum(r['edges'] for r in mine if r['type'] != 'also-known-as'))
        file = self.folder / 'graph.graphml'
        result = run('export', self.db, '--format', 'graphml', '-o', file)
        self.assertEqual(result.returncode, 0, result.stderr)
        xml = file.read_text(encoding='utf-8')
        self.assertNotIn('also-known-as', xml)
        self.assertEqual(len(re.findall('<edge ', xml)), info['edges'])

    def test_what_stands_on_an_alias_tells_which_sentence_gives_it(self):
        deed = next(r for r in self.ask('who', 'Abu Sayed') if r['actor']['id'] == 'country/syr')
        shown = run('explain', self.db, deed['edge']).stdout
        self.assertIn('another name of Omar Haddad, as sentence 0 says', shown)
        name = next(r for r in self.ask('who', 'Abu Sayed') if r['type'] == 'also-known-as')
        shown = run('explain', self.db, name['edge']).stdout
        self.assertIn('also known as: trigger]', shown)
        self.assertIn('[Abu Sayed: target]', shown)
