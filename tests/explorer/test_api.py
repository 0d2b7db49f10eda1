"""Every address of the interface answers as schema/json/api.json has it, and with what the command says of the same graph."""
import collections
import functools
import json
import pathlib
import re
import tempfile
import unittest

from serving import ServerTest
from support import ARTICLES, DOCUMENTS, ROOT, records, run, write_jsonl

try:
    import jsonschema
except ImportError:
    jsonschema = None

API = json.loads((ROOT / 'schema' / 'json' / 'api.json').read_text(encoding='utf-8'))
FILTERS = [{}, {'all': 'true'}, {'only': 'ties'}, {'only': 'events', 'quad': 1}, {'type': ['CONSULT', 'holds-office']}, {'since': '2016-07-01', 'until': '2022-12-31'}, {'min-confidence': 0.6}, {'rollup': 'country'},
           {'actor-kind': ['person', 'country']}, {'country': ['rus', 'USA']}, {'modality': 'planned'}, {'polarity': 'negated'}, {'document': 'b'}]
ARTICLE = [{'id': 'outlook', 'published': '2016-07-20', 'text': 'Russia will sign a treaty with Turkey. Israel did not accuse Iran. Iran may attack Israel. Ivan Petrov met Sergei Lavrov.'},
           {'id': 'namesake', 'published': '2016-07-21', 'text': 'The mayor of Springfield, John Carver, met Hassan Rouhani. The poet John Carver criticised Iran.'}]


def options(parameters):
    """Of the command, which has the same names."""
    for name, value in parameters.items():
        for one in value if isinstance(value, list) else [value]:
            yield from [f'--{name}'] if one == 'true' else [f'--{name}', str(one)]


def pairs(parameters):
    return [(name, one) for name, value in parameters.items() for one in (value if isinstance(value, list) else [value])]


def validator(schema):
    """Of a part of the description, which refers to other parts of it, and to that of records."""
    base = (ROOT / 'schema' / 'json').as_uri() + '/'
    record = json.loads((ROOT / 'schema' / 'json' / 'record.schema.json').read_text(encoding='utf-8'))
    resolver = jsonschema.RefResolver(base + 'api.json', API, {base + 'record.schema.json': record})
    return jsonschema.Draft202012Validator(schema, resolver=resolver)


@functools.cache
def example():
    """The bytes of a graph of the example articles and a few more."""
    with tempfile.TemporaryDirectory(prefix='entente-test-') as name:
        folder = pathlib.Path(name)
        result = run('build', folder / 'graph.db', ARTICLES, write_jsonl(folder / 'documents.jsonl', DOCUMENTS + ARTICLE))
        assert result.returncode == 0, result.stderr
        return folder.joinpath('graph.db').read_bytes()


class Api(ServerTest):
    def setUp(self):
        super().setUp()
        self.path = self.folder / 'graph.db'
        self.path.write_bytes(example())
        self.server = self.serve(self.path)

    def ask(self, path, **parameters):
        answer = self.server.ask(path, pairs({name.replace('_', '-').rstrip('-'): value for name, value in parameters.items()}))
        self.assertEqual(answer.status, 200, answer.body)
        self.assert_guarded(answer.headers)
        self.assertEqual(answer.headers.get_all('Content-Type'), ['application/json'])
        if jsonschema:
            told = API['paths'][path]['get']['responses']['200']['content']['application/json']['schema']
            validator(told).validate(answer.json)
        return answer.json

    def fault(self, path, *words, **parameters):
        answer = self.server.ask(path, pairs({name.replace('_', '-').rstrip('-'): value for name, value in parameters.items()}))
        self.assert_refused(answer, 400, *words)
        self.assert_guarded(answer.headers)
        if jsonschema:
            validator({'$ref': '#/components/schemas/Error'}).validate(answer.json)

    def command(self, verb, *arguments):
        result = run(verb, self.path, *arguments, '--json')
        self.assertEqual(result.returncode, 0, result.stderr)
        return records(result)

    def each_filter(self):
        for parameters in FILTERS:
            with self.subTest(**parameters):
                yield {name.replace('-', '_'): value for name, value in parameters.items()}, list(options(parameters))


class Graph(Api):
    def test_info(self):
        info = self.ask('/api/info')
        told = json.loads(run('info', self.path, '--json').stdout)
        self.assertEqual(info['graph'], 'graph.db')
        for name in ('actors', 'edges'):  # about: what no question shows is among them
            self.assertGreaterEqual(info[name], told[name])
            self.assertLess(info[name], 2 * told[name])
        self.assertIn('CONSULT', info['events'])
        self.assertIn('holds-office', info['ties'])
        self.assertEqual(info['most_actors'], 2000)

    def test_a_neighbourhood_is_that_of_who(self):
        for parameters, given in self.each_filter():
            for actor in ('country/rus', 'person/john-kerry', 'Iran'):
                shown = self.ask('/api/graph', actor=actor, limit=2000, **parameters)
                nodes = [node['actor']['id'] for node in shown['nodes']]
                self.assertEqual(len(set(nodes)), len(nodes))
                found, expected = collections.Counter(), collections.Counter()
                for link in shown['links']:
                    ends = (link['source'], link['target'])
                    if 0 in ends and ends != (0, 0):
                        found[nodes[max(ends)], link['type'], 'both' if link['reciprocal'] else 'in' if ends[1] == 0 else 'out'] += link['edges']
                for line in self.command('who', actor, '--limit', 100_000, *given):
                    if line['actor']['id'] != nodes[0]:
                        expected[line['actor']['id'], line['type'], line['direction']] += line['edges']
                self.assertEqual(found, expected)
                self.assertEqual((shown['left_out_actors'], shown['left_out_links']), (0, 0))
                self.assertEqual({node['distance'] for node in shown['nodes'][1:]} - {1}, set())
                self.assertEqual([node['hidden'] for node in shown['nodes'][:1]], [0])

    def test_what_is_left_out_is_said(self):
        whole = self.ask('/api/graph', actor='country/usa', limit=2000)
        few = self.ask('/api/graph', actor='country/usa', limit=4)
        self.assertEqual(len(few['nodes']), 4)
        self.assertEqual(few['left_out_actors'], len(whole['nodes']) - 4)
        self.assertEqual(few['nodes'][0]['hidden'], few['left_out_actors'])
        wide = self.ask('/api/graph', actor='country/usa', hops=3, limit=2000)
        self.assertGreater(len(wide['nodes']), len(whole['nodes']))
        self.assertGreater(max(node['distance'] for node in wide['nodes']), 1)
        alone = self.ask('/api/graph', actor=['country/usa', 'country/rus'], hops=0)
        self.assertEqual([node['actor']['id'] for node in alone['nodes']], ['country/usa', 'country/rus'])

    def test_without_an_actor_it_is_of_those_with_the_most_edges(self):
        shown = self.ask('/api/graph', limit=7)
        found = self.command('query', 'MATCH (a)-[r]-() RETURN a.id AS id, count(r) AS edges', '--window', 'none')
        edges = {row['id']: row['edges'] for row in found}
        self.assertEqual([edges[node['actor']['id']] for node in shown['nodes']], sorted(edges.values(), reverse=True)[:7])
        self.assertLessEqual(len(self.ask('/api/graph')['nodes']), 40)
        some = {node['actor']['id'] for node in self.ask('/api/graph', type='ASSAULT')['nodes']}
        with_edges = {row['id'] for row in self.command('query', 'MATCH (a)-[:ASSAULT]-() RETURN DISTINCT a.id AS id')}
        self.assertLessEqual(some, with_edges, 'a filter leaves those out who have no edge')

    def test_a_file_is_that_of_export(self):
        for form in API['paths']['/api/export']['get']['parameters'][-2]['schema']['enum']:
            for given in ({}, {'type': 'CONSULT'}, {'rollup': 'country'}):
                if 'rollup' in given and form in ('turtle', 'nquads', 'jsonl', 'tsv', 'csv'):
                    continue
                with self.subTest(form=form, **given):
                    answer = self.server.ask('/api/export', pairs({'actor': 'country/irn', 'hops': 1, 'limit': 2000, 'format': form, **given}))
                    self.assertEqual(answer.status, 200, answer.body[:300])
                    file = self.folder / 'file'
                    result = run('export', self.path, 'country/irn', '--format', form, '-o', file, *options(given))
                    self.assertEqual(result.returncode, 0, result.stderr)
                    self.assertEqual(answer.body, file.read_bytes())
                    self.assertRegex(answer.headers['Content-Disposition'], r'^attachment; filename="entente\.\w+"$')
        yed = self.server.ask('/api/export', {'format': 'graphml', 'flavour': 'yed', 'actor': 'country/irn'})
        self.assertIn(b'yworks', yed.body)
        self.fault('/api/export', 'several files', format='neo4j')
        self.fault('/api/export', 'format', 'is missing')
        self.fault('/api/export', 'nonsense', format='nonsense')

    def test_a_timeline_is_that_of_the_command(self):
        names = {'quad1': 'verbal_cooperation', 'quad2': 'material_cooperation', 'quad3': 'verbal_conflict', 'quad4': 'material_conflict', 'statements': 'statements', 'ties': 'ties'}
        compared = 0
        for parameters, given in self.each_filter():
            for actors in (['country/rus'], ['person/john-kerry'], ['country/irn', 'country/usa']):
                for other in ([], ['country/usa']):
                    if other and len(actors) > 1:
                        continue
                    shown = self.ask('/api/timeline', actor=actors, with_=other, **parameters)
                    if len(actors) > 1 or shown['left_out_before'] or shown['left_out_after']:
                        continue  # several actors: tests/query
                    expected = self.command('timeline', *actors, *other, '--by', shown['period'], *given)
                    self.assertEqual([{**{name: period[name] for name in names}, 'period': {'start': period['start'], 'end': period['end']}} for period in shown['periods']],
                                     [{**{name: line[as_told] for name, as_told in names.items()}, 'period': line['period']} for line in expected])
                    compared += len(expected)
        self.assertGreater(compared, 20)


class Finding(Api):
    def test_suggestions_are_the_actors_of_the_command(self):
        for words in ('zzz', '%', '_'):
            self.assertEqual(self.ask('/api/suggest', q=words), {'actors': []})
        for words in ('Ira', 'kerry', 'é', 'a'):
            with self.subTest(words=words):
                found = self.ask('/api/suggest', q=words, limit=50)['actors']
                expected = self.command('actors', words, '--limit', 50)
                self.assertEqual([(one['actor']['id'], one['edges']) for one in found], [(one['id'], one['edges']) for one in expected])
        self.assertEqual(len(self.ask('/api/suggest', q='a', limit=3)['actors']), 3)

    def test_a_search_is_that_of_the_command(self):
        for words in ('Syria', 'met OR criticised', '"hold talks"', 'agree*', 'zzz'):
            for parameters, given in ({}, []), ({'type': 'CONSULT'}, ['--type', 'CONSULT']):
                with self.subTest(words=words, **parameters):
                    found = self.ask('/api/search', q=words, limit=100, **parameters)
                    lines = self.command('search', words, '--limit', 100, *given)
                    sentences = [line for line in lines if 'text' in line]
                    self.assertEqual(found['actors'], [line for line in lines if 'text' not in line])
                    self.assertEqual([''.join(piece['text'] for piece in sentence['pieces']) for sentence in found['sentences']], [line['text'] for line in sentences])
                    self.assertEqual([sentence['records'] for sentence in found['sentences']], [line['records'] for line in sentences])
                    for sentence, line in zip(found['sentences'], sentences):
                        text = line['text'].encode()
                        self.assertEqual([piece['text'] for piece in sentence['pieces'] if 'role' in piece], [text[match['begin']:match['end']].decode() for match in line['matches']])
                    self.assertFalse(found['more'])
        few = self.ask('/api/search', q='met OR criticised OR agreed OR Iran OR the', limit=1)
        self.assertEqual((len(few['sentences']), few['more']), (1, True))

    def test_an_actor_is_found_by_id_name_or_alias(self):
        for name in ('person/john-kerry', 'John Kerry', 'john kerry'):
            known = self.ask('/api/actor', id=name)
            self.assertEqual(known['actor'], {'id': 'person/john-kerry', 'name': 'John Kerry', 'kind': 'person', 'country': 'USA', 'sector': 'GOV', 'code': 'USAGOV'})
            self.assertIn('John Kerry', [alias['name'] for alias in known['aliases']])

    def test_actors_that_are_shown_as_another_are_told(self):
        self.server.end()
        result = run('actors', self.path, '--merge', 'country/irn', 'country/irq', '--by', 'test', '--why', 'test')
        self.assertEqual(result.returncode, 0, result.stderr)
        self.server = self.serve(self.path)
        self.assertEqual([member['actor']['id'] for member in self.ask('/api/actor', id='country/irn')['members']], ['country/irq'])


class Evidence(Api):
    def test_edges_are_those_that_who_counts(self):
        for parameters, given in self.each_filter():
            for actor in ('country/rus', 'country/irn'):
                told = self.ask('/api/edges', actor=actor, limit=500, **parameters)
                self.assertEqual(told['left_out'], 0)
                shown, expected = collections.Counter(), collections.Counter()
                for edge in told['edges']:
                    outward = edge['source']['id'] == self.shown_as(actor, edge)
                    other = edge['target' if outward else 'source']['id']
                    shown[other, edge['type'], 'both' if edge['reciprocal'] else 'out' if outward else 'in'] += 1
                    for report in edge['evidence']:
                        self.assert_pieces(report['pieces'], report['record']['text'])
                lines = self.command('who', actor, '--limit', 100_000, *given)
                for line in lines:
                    expected[line['actor']['id'], line['type'], line['direction']] += line['edges']
                self.assertEqual(shown, expected)
                self.assertLessEqual({line['edge'] for line in lines}, {edge['edge'] for edge in told['edges']})
                days = [edge['date']['start'] for edge in told['edges'] if edge['date']]
                self.assertEqual(days, sorted(days, reverse=True))

    @staticmethod
    def shown_as(actor, edge):
        return actor if actor in (edge['source']['id'], edge['target']['id']) else edge['source']['id']

    def assert_pieces(self, pieces, text):
        self.assertEqual(''.join(piece['text'] for piece in pieces), text)
        roles = [piece['role'] for piece in pieces if 'role' in piece]
        self.assertEqual(len(set(roles)), len(roles))
        self.assertIn('trigger', roles)

    def test_edges_by_neighbour_and_direction(self):
        whole = self.ask('/api/edges', actor='John Kerry', with_='Sergei Lavrov', all='true')['edges']
        self.assertTrue(whole)
        by_direction = [self.ask('/api/edges', actor='John Kerry', with_='Sergei Lavrov', all='true', direction=direction)['edges'] for direction in ('out', 'in', 'both')]
        self.assertEqual(sorted(edge['edge'] for edge in whole), sorted(edge['edge'] for part in by_direction for edge in part))
        few = self.ask('/api/edges', actor='country/usa', limit=2, all='true')
        self.assertEqual(len(few['edges']), 2)
        self.assertEqual(few['left_out'], len(self.ask('/api/edges', actor='country/usa', limit=500, all='true')['edges']) - 2)

    def test_an_edge_is_what_explain_tells(self):
        for edge in self.ask('/api/edges', actor='John Kerry', all='true')['edges']:
            told = self.ask('/api/edge', id=edge['edge'], limit=100)
            expected = self.command('explain', edge['edge'], '--limit', 100)
            self.assertEqual([report['record']['id'] for report in told['evidence']], [record['id'] for record in expected])
            self.assertEqual((told['source'], told['target'], told['reports'], told['left_out']), (edge['source'], edge['target'], edge['reports'], 0))
            for report in told['evidence']:
                self.assert_pieces(report['pieces'], report['record']['text'])
            self.assertEqual(self.ask('/api/edge', id=told['evidence'][0]['record']['id'])['edge'], edge['edge'])

    def test_paths_are_those_of_the_command(self):
        for parameters, given in self.each_filter():
            for order, option in (('shortest', []), ('surest', ['--weighted']), ('earliest', ['--in-time'])):
                told = self.ask('/api/paths', from_='John Kerry', to='country/syr', k=4, order=order, **parameters)
                expected = self.command('path', 'John Kerry', 'country/syr', '--k', 4, *option, *given)
                self.assertEqual([[{name: value for name, value in step.items() if name != 'pieces'} for step in path['steps']] for path in told['paths']], [path['steps'] for path in expected if path.get('steps')])
                for path in told['paths']:
                    for step in path['steps']:
                        self.assert_pieces(step['pieces'], step['best']['text'])
        self.assertEqual(self.ask('/api/paths', from_='John Kerry', to='John Kerry')['paths'], [{'steps': []}])
        none = self.ask('/api/paths', from_='John Kerry', to='country/syr', type='CONSULT', max_hops=1, directed='true')
        self.assertEqual(none['paths'], [])
        self.assertIn('left out by --type', none['left_out'])
        self.assertFalse(none['left_out'].startswith(';'))

    def test_a_document_is_what_its_records_say(self):
        file = self.folder / 'records.jsonl'
        self.assertEqual(run('export', self.path, '--all', '-o', file).returncode, 0)
        by_document = collections.defaultdict(list)
        for line in file.read_text(encoding='utf-8').splitlines():
            by_document[json.loads(line)['doc']].append(json.loads(line)['id'])
        for document, identities in by_document.items():
            told = self.ask('/api/document', id=document)
            self.assertEqual(sorted(report['record']['id'] for report in told['records']), sorted(identities))
            self.assertEqual((told['id'], told['left_out']), (document, 0))
        self.assertEqual(self.ask('/api/document', id='a')['title'], 'Kerry in Moscow')
        self.assertEqual(self.ask('/api/document', id='a')['published'], '2016-07-15')
        few = self.ask('/api/document', id='a', limit=1)
        self.assertEqual((len(few['records']), few['left_out']), (1, len(by_document['a']) - 1))


class Faults(Api):
    def test_wrong_parameters_are_named(self):
        for path, parameters, words in [
                ('/api/graph', {'hops': '4'}, ('hops', "'4'", 'from 0 to 3')), ('/api/graph', {'hops': '-1'}, ('hops',)), ('/api/graph', {'hops': '1.5'}, ('hops',)), ('/api/graph', {'limit': '0'}, ('limit', '1 to 2000')),
                ('/api/graph', {'limit': '2001'}, ('limit',)), ('/api/graph', {'limit': '99999999999999999999'}, ('limit',)), ('/api/graph', {'limit': '1e3'}, ('limit',)), ('/api/graph', {'limit': ' 1'}, ('limit',)),
                ('/api/graph', {'since': '2016-13-01'}, ('since', '2016-13-01')), ('/api/graph', {'until': 'yesterday'}, ('until',)), ('/api/graph', {'quad': '5'}, ('quad',)), ('/api/graph', {'min_confidence': '1.1'}, ('min-confidence',)),
                ('/api/graph', {'min_confidence': 'nan'}, ('min-confidence',)), ('/api/graph', {'min_confidence': 'inf'}, ('min-confidence',)), ('/api/graph', {'polarity': 'x'}, ('polarity', 'affirmed')),
                ('/api/graph', {'modality': 'x'}, ('modality', 'planned')), ('/api/graph', {'actor_kind': 'robot'}, ('actor-kind', 'robot')), ('/api/graph', {'rollup': 'x'}, ('rollup', 'country')), ('/api/graph', {'all': 'yes'}, ('all', 'true or false')),
                ('/api/graph', {'only': 'x'}, ('only',)), ('/api/graph', {'type': 'NONSENSE'}, ('NONSENSE',)), ('/api/edges', {'actor': 'Iran', 'direction': 'up'}, ('direction', "'up'")), ('/api/paths', {'from_': 'Iran', 'to': 'Iran', 'order': 'best'}, ('order', "'best'")),
                ('/api/paths', {'from_': 'Iran', 'to': 'Iran', 'k': '21'}, ('k',)), ('/api/suggest', {'q': 'a', 'limit': '51'}, ('limit',)), ('/api/search', {'q': 'a', 'limit': '101'}, ('limit',)), ('/api/search', {'q': '"'}, ()),
                ('/api/search', {'q': '- .'}, ())]:
            with self.subTest(path=path, **parameters):
                self.fault(path, *words, **parameters)

    def test_missing_unknown_and_repeated_ones_are_named(self):
        for path, name in (('/api/suggest', 'q'), ('/api/search', 'q'), ('/api/actor', 'id'), ('/api/edges', 'actor'), ('/api/edge', 'id'), ('/api/paths', 'from'), ('/api/document', 'id')):
            self.fault(path, name, 'is missing')
        self.fault('/api/paths', 'to', 'is missing', from_='Iran')
        edge = self.ask('/api/edges', actor='Iran')['edges'][0]['edge']
        required = {'/api/export': {'format': 'csv'}, '/api/suggest': {'q': 'a'}, '/api/search': {'q': 'a'}, '/api/actor': {'id': 'Iran'}, '/api/edges': {'actor': 'Iran'}, '/api/edge': {'id': edge},
                    '/api/paths': {'from_': 'Iran', 'to': 'Iran'}, '/api/document': {'id': 'a'}}
        for path, described in API['paths'].items():
            with self.subTest(path=path):
                self.fault(path, 'nonsense', 'nothing that can be asked for', nonsense='1', **required.get(path, {}))
                for parameter in described['get'].get('parameters', []):
                    parameter = API['components']['parameters'][parameter['$ref'].rpartition('/')[2]] if '$ref' in parameter else parameter
                    if parameter['schema'].get('type') != 'array' and parameter['name'] not in ('q', 'id', 'from', 'to', 'with', 'format'):
                        self.fault(path, parameter['name'], '2 times' if parameter['name'] == 'actor' else 'more than once', **{**required.get(path, {}), parameter['name'].replace('-', '_'): ['1', '2']})
        self.fault('/api/timeline', 'with', '2 times', actor='Iran', with_=['Iran', 'Russia'])
        self.fault('/api/actor', 'id', '2 times', id=['Iran', 'Russia'])

    def test_every_parameter_that_is_described_is_taken(self):
        given = {'q': 'a', 'id': 'Iran', 'from': 'Iran', 'to': 'Russia', 'with': 'Russia', 'actor': 'Iran', 'type': 'CONSULT', 'document': 'a', 'country': 'RUS', 'since': '2016-01-01', 'until': '2030-01-01', 'format': 'graphml'}
        edge = self.ask('/api/edges', actor='Iran')['edges'][0]['edge']
        for path, described in API['paths'].items():
            parameters = {}
            for parameter in described['get'].get('parameters', []):
                parameter = API['components']['parameters'][parameter['$ref'].rpartition('/')[2]] if '$ref' in parameter else parameter
                schema = parameter['schema'].get('items', parameter['schema'])
                parameters[parameter['name']] = given.get(parameter['name']) or ('true' if schema.get('type') == 'boolean' else str(schema['enum'][0] if 'enum' in schema else schema['minimum']))
            if path == '/api/edge':
                parameters['id'] = edge
            if path == '/api/document':
                parameters['id'] = 'a'
            answer = self.server.ask(path, parameters)
            self.assertEqual(answer.status, 200, (path, answer.body))

    def test_actors_and_edges_that_are_not_there(self):
        for path, name in (('/api/graph', 'actor'), ('/api/timeline', 'actor'), ('/api/actor', 'id'), ('/api/edges', 'actor')):
            self.fault(path, 'no actor has this id, name or alias', 'Nobody At All', **{name: 'Nobody At All'})
        self.fault('/api/paths', 'Nobody', from_='Iran', to='Nobody')
        self.fault('/api/edge', '0' * 16, id='0' * 16)
        self.fault('/api/edge', 'xyz', id='xyz')
        self.fault('/api/document', 'nothing', id='nothing')
        self.fault('/api/graph', 'actor', '101 times', actor=[f'A{number}' for number in range(101)])

    def test_an_actor_who_may_be_several_is_answered_with_them(self):
        namesakes = collections.Counter(found['name'] for found in self.command('actors', '--limit', 100_000))
        ambiguous = [name for name, several in namesakes.items() if several > 1]
        self.assertTrue(ambiguous, 'no two actors share a name in this graph')
        said = run('who', self.path, ambiguous[0])
        self.assertEqual(said.returncode, 1)
        self.fault('/api/actor', 'actors have this name', ambiguous[0], re.search(r'\w+/[\w@-]+', said.stderr.partition(ambiguous[0])[2])[0], id=ambiguous[0])


class Change(Api):
    def test_what_is_built_while_it_runs_is_seen(self):
        before = self.ask('/api/info')
        news = write_jsonl(self.folder / 'news.jsonl', [{'id': 'new', 'published': '2021-03-04', 'text': 'Norwegian Prime Minister Erna Solberg met Swedish Foreign Minister Ann Linde in Oslo.'}])
        self.assertEqual(run('build', self.path, news).returncode, 0)
        after = self.ask('/api/info')
        self.assertGreater(after['edges'], before['edges'])
        edge, = [edge for edge in self.ask('/api/edges', actor='Erna Solberg')['edges'] if edge['type'] == 'CONSULT']
        self.assertEqual(edge['evidence'][0]['record']['doc'], 'new')
        self.assertEqual(run('remove', self.path, 'new').returncode, 0)
        self.assertEqual(self.ask('/api/info')['edges'], before['edges'])

    def test_a_graph_that_is_gone_is_told(self):
        self.assertEqual(self.ask('/api/info')['graph'], 'graph.db')
        self.path.write_bytes(b'no graph' * 1000)
        answer = self.server.ask('/api/graph')
        self.assertIn(answer.status, (200, 503))  # what it has read of the file may serve it on
        self.assert_guarded(answer.headers)


class Page(ServerTest):
    def test_its_examples_are_answered_so(self):
        page = (ROOT / 'docs' / 'api.md').read_text(encoding='utf-8')
        server = self.serve(self.graph(ARTICLES))
        examples = re.findall(r"curl -s '(http://127[^']*)'[^\n]*\n```\n(?:\n```json\n(.*?)```)?", page, re.S)
        self.assertEqual(len(examples), page.count("'http://127"))
        for address, told in examples:
            with self.subTest(address=address):
                answer = server.ask(address.removeprefix('http://127.0.0.1:8383'))
                if told:
                    self.assertEqual(answer.json, json.loads(told))
                else:
                    self.assertEqual(answer.status, 200, answer.body)


class Description(unittest.TestCase):
    def test_it_describes_every_address(self):
        source = (ROOT / 'tools' / 'entente' / 'serve' / 'answers.cpp').read_text(encoding='utf-8') + (ROOT / 'tools' / 'entente' / 'serve' / 'server.cpp').read_text(encoding='utf-8')
        self.assertEqual(set(re.findall(r'"(/api/\w+)"', source)), set(API['paths']))
        page = (ROOT / 'docs' / 'api.md').read_text(encoding='utf-8')
        for path, described in API['paths'].items():
            row = re.search(rf'^\| `{path}` \|.*$', page, re.M)
            self.assertTrue(row, path)
            for parameter in described['get'].get('parameters', []):
                if '$ref' not in parameter and not (path == '/api/export' and parameter['name'] in ('hops', 'limit')):  # those of /api/graph
                    self.assertIn(f"`{parameter['name']}`", row[0])
        for name in API['components']['parameters']:
            self.assertIn(f'`{name}', page)

    @unittest.skipUnless(jsonschema, 'python3-jsonschema is not installed')
    def test_its_schemas_are_schemas(self):
        for name, schema in API['components']['schemas'].items():
            with self.subTest(schema=name):
                jsonschema.Draft202012Validator.check_schema(schema)


if __name__ == '__main__':
    unittest.main()
