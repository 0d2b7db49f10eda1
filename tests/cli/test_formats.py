"""What Entente writes is opened by the programs that people use: counts and names are those of the graph, with every awkward character."""
import collections
import csv
import io
import json
import shutil
import sqlite3
import subprocess
import unittest
import xml.etree.ElementTree as ElementTree

from support import ARTICLES, CommandTest, dump, run

csv.field_size_limit(1 << 24)

# Of a name: quotes, backslash, markup, controls, NUL, line breaks, tab, right-to-left override, emoji, a noncharacter, CDATA's end.
AWKWARD = '"quoted" \'n\' <b>&amp;</b> \\ \x01\x1b\x7f \x00 a\tb\nc\rd \u202eright\u202c \U0001F54A é \ufffe \u2028 ]]> {x|y} ,; %20 ${z} @en'


def module(name):
    try:
        return __import__(name)
    except ImportError:
        return None


def needs(name):
    return unittest.skipUnless(module(name), f'python3-{name} is not installed')


def program(name, package):
    return unittest.skipUnless(shutil.which(name), f'{package} is not installed')


def shown_in_xml(text):
    """As a file of XML can hold it."""
    return ''.join('\ufffd' if (c < ' ' and c not in '\t\n\r') or c in '\ufffe\uffff' else c for c in text)


def records():
    """Two documents that say things of actors with awkward names, ids, modes and sentences; one event has one side only."""
    names = {'person/plain': 'Plain Person', 'country/syria': 'Syria', 'person/strange': AWKWARD, 'person/straße (ü) "q" #?%': 'Straße',
             'armed-group/x': '‏שלום‎', 'place/café': 'Café'}
    kinds = {'person': 'person', 'country': 'country', 'armed-group': 'armed-group', 'place': 'place'}

    def actor(identity):
        known = {'id': identity, 'name': names[identity], 'kind': kinds[identity.split('/')[0]], 'mention': names[identity], 'code': 'SYRGOV', 'country': 'SYR', 'sector': 'GOV'}
        if identity.startswith('place'):
            known.update(latitude=36.2, longitude=-0.5)
        return known

    def record(document, sentence, source, target, **more):
        return {'kind': 'event', 'doc': document, 'sentence': sentence, 'type': 'CONSULT', 'mode': 'visit', 'quad': 1, 'confidence': 0.875,
                'source': source and actor(source), 'target': target and actor(target), 'reciprocal': False, 'date': {'start': '2016-07-14', 'end': '2016-07-15'},
                'polarity': 'affirmed', 'modality': 'actual', 'rule': 'verb.meet#1', 'trigger': {'text': 'met', 'begin': 1, 'end': 4}, 'text': f'{AWKWARD} {sentence}',
                'text_begin': 0, 'text_end': 50, 'document': {'title': AWKWARD, 'published': '2016-07-15', 'publisher': 'The "Paper"', 'url': 'https://example.org/?a=b&c="d"'}, **more}

    return [
        record('doc "1" <&>/ü', 0, 'person/plain', 'country/syria'),
        record('doc "1" <&>/ü', 1, 'person/strange', 'country/syria', type='ASSAULT', mode='', quad=4, contexts=['a;b', 'c'], cameo='190',
               numbers={'killed': {'min': 3, 'max': 5}, 'wounded': {'min': 20}}, place={'name': AWKWARD, 'country': 'SYR', 'latitude': 1.5, 'longitude': 2.25}),
        record('doc "1" <&>/ü', 1, 'person/strange', 'person/straße (ü) "q" #?%', reciprocal=True),
        record('doc2', 0, 'armed-group/x', 'person/strange', date=None, polarity='negated', type='ACCUSE', quad=3, attributed_to=actor('person/plain')),
        record('doc2', 1, 'armed-group/x', 'place/café', kind='tie', type='located-in', mode='', quad=0, date=None, modality='planned'),
        record('doc2', 2, None, 'country/syria', type='ASSAULT', quad=4),
        record('doc2', 3, 'person/plain', 'country/syria', date={'start': '2016-07-14', 'end': '2016-07-15'}),
    ]


class Formats(CommandTest):
    """Of every format: the example articles, and a graph of awkward characters."""

    def setUp(self):
        super().setUp()
        self.plain = self.graph(self.documents(), ARTICLES)
        lines = self.folder / 'awkward.jsonl'
        lines.write_text(''.join(json.dumps(record) + '\n' for record in records()), encoding='utf-8')
        self.awkward = self.folder / 'awkward.db'
        result = run('load', self.awkward, lines)
        self.assertEqual(result.returncode, 0, result.stderr)

    def stored(self, graph):
        """Shown actors by id, edges that join two of them, records."""
        database = sqlite3.connect(f'file:{graph}?mode=ro', uri=True)
        actors = dict(database.execute('SELECT key, name FROM actors WHERE id NOT IN (SELECT actor FROM identities)'))
        info = json.loads(run('info', graph, '--json').stdout)
        return actors, info['edges'], info['evidence']

    def export(self, graph, *arguments, file):
        path = self.folder / file
        result = run('export', graph, '-o', path, *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        return path

    def each(self, *arguments, file):
        """(file, names of actors by id, number of edges, number of records), of both graphs."""
        for name in ('plain', 'awkward'):
            graph = getattr(self, name)
            with self.subTest(graph=name):
                yield (self.export(graph, '--all', '--window', 'none', *arguments, file=name + file), *self.stored(graph))

    def assert_names(self, found, actors, shown=lambda name: name):
        self.assertEqual(collections.Counter(found), collections.Counter(shown(name) for name in actors.values()))


class GraphMl(Formats):
    @needs('networkx')
    def test_networkx_opens_it(self):
        for path, actors, edges, _ in self.each(file='.graphml'):
            graph = module('networkx').read_graphml(path, force_multigraph=True)
            self.assertEqual(graph.number_of_edges(), edges)
            self.assertEqual({data['actor'] for _, data in graph.nodes(data=True)}, set(actors))
            self.assert_names((data['name'] for _, data in graph.nodes(data=True)), actors, shown_in_xml)

    @needs('igraph')
    def test_igraph_opens_it(self):
        for path, actors, edges, _ in self.each(file='.graphml'):
            graph = module('igraph').Graph.Read_GraphML(str(path))
            self.assertEqual(graph.ecount(), edges)
            self.assert_names(graph.vs['name'], actors, shown_in_xml)

    @program('xmllint', 'libxml2-utils')
    def test_xmllint_finds_it_well_formed(self):
        for ending, more in (('.graphml', ()), ('-yed.graphml', ('--flavour', 'yed')), ('.gexf', ())):
            for path, *_ in self.each(*more, file=ending):
                self.assertEqual(subprocess.run(['xmllint', '--noout', path], capture_output=True).stderr, b'')

    @needs('networkx')
    def test_the_flavour_of_yed_has_labels_shapes_and_colours(self):
        for path, actors, edges, _ in self.each('--flavour', 'yed', file='-yed.graphml'):
            graph = module('networkx').read_graphml(path, force_multigraph=True)
            self.assertEqual(graph.number_of_edges(), edges)
            self.assert_names((data['label'] for _, data in graph.nodes(data=True)), actors, shown_in_xml)
            shapes = {data['kind']: data['shape_type'] for _, data in graph.nodes(data=True)}
            self.assertEqual((shapes['person'], shapes['country']), ('ellipse', 'rectangle'))
            places = {(data['x'], data['y']) for _, data in graph.nodes(data=True)}
            self.assertEqual(len(places), len(actors), 'nodes lie on one another')
            space = '{http://www.yworks.com/xml/graphml}'
            colours = {e.get('color') for e in ElementTree.parse(path).iter(space + 'LineStyle')}
            self.assertLessEqual({'#0072b2', '#d55e00'}, colours)

    def test_its_edges_have_their_numbers_and_dates(self):
        path = self.export(self.awkward, '--all', file='a.graphml')
        space = {'g': 'http://graphml.graphdrawing.org/xmlns'}
        edges = [{d.get('key'): d.text for d in e} for e in ElementTree.parse(path).iterfind('.//g:edge', space)]
        visit = next(e for e in edges if e['edge-label'] == 'CONSULT visit' and e['direction'] == 'forward')
        self.assertEqual((visit['first-date'], visit['last-date'], visit['confidence'], visit['reports'], visit['documents']), ('2016-07-14', '2016-07-15', '0.875', '2', '2'))


    @needs('networkx')
    def test_an_edge_tells_how_many(self):
        """The span that holds what all its reports tell; typed in each format."""
        path = self.export(self.awkward, file='n.graphml')
        told = [data for *_, data in module('networkx').read_graphml(path).edges(data=True) if 'killed_min' in data]
        self.assertEqual([(e['killed_min'], e['killed_max'], e['wounded_min'], e.get('wounded_max')) for e in told], [(3.0, 5.0, 20.0, None)])
        root = ElementTree.parse(self.export(self.awkward, file='n.gexf')).getroot()
        self.assertEqual({a.get('title'): a.get('type') for a in root.iter('{http://gexf.net/1.3}attribute') if a.get('id').startswith('n_')},
                         {'killed_max': 'integer', 'killed_min': 'integer', 'wounded_min': 'integer'})
        with open(self.export(self.awkward, '--format', 'neo4j', file='n') / 'edges.csv', encoding='utf-8', newline='') as file:
            self.assertEqual([row['killed_min:long'] for row in csv.DictReader(file) if row['killed_min:long']], ['3'])


class Gexf(Formats):
    @needs('networkx')
    def test_networkx_opens_it_with_time(self):
        gexf = __import__('networkx.readwrite.gexf', fromlist=['GEXFReader'])

        class Reader(gexf.GEXFReader):  # Debian's networkx does not look for the name of version 1.3
            versions = {'1.3': {**gexf.GEXF.versions['1.2draft'], 'NS_GEXF': 'http://gexf.net/1.3'}}

            def __init__(self):
                super().__init__(node_type=str, version='1.3')

        for path, actors, edges, _ in self.each(file='.gexf'):
            with open(path, 'rb') as file:
                graph = Reader()(file)
            self.assertEqual(graph.number_of_edges(), edges)
            self.assert_names((data['label'] for _, data in graph.nodes(data=True)), actors, shown_in_xml)
            self.assert_names((data['name'] for _, data in graph.nodes(data=True)), actors, shown_in_xml)
            self.assertTrue(all(isinstance(data['reports'], int) and isinstance(data['confidence'], float) for *_, data in graph.edges(data=True)))

    def test_a_dated_edge_is_there_on_its_days_and_an_undated_one_always(self):
        root = ElementTree.parse(self.export(self.awkward, '--all', file='a.gexf')).getroot()
        space = {'g': 'http://gexf.net/1.3'}
        self.assertEqual(root.find('g:graph', space).get('timeformat'), 'date')
        spans = collections.Counter((e.get('start'), e.get('end')) for e in root.iterfind('.//g:edge', space))
        self.assertEqual(spans, {('2016-07-14', '2016-07-15'): 3, (None, None): 2})
        declared = {a.get('id') for a in root.iterfind('.//g:attribute', space)}
        self.assertEqual({v.get('for') for v in root.iterfind('.//g:attvalue', space)} - declared, set())


class Cytoscape(Formats):
    @needs('networkx')
    def test_networkx_opens_it(self):
        for path, actors, edges, _ in self.each(file='.cyjs'):
            graph = module('networkx').cytoscape_graph(json.loads(path.read_text(encoding='utf-8')))
            self.assertEqual((graph.is_directed(), graph.number_of_edges()), (True, edges))
            self.assertEqual({data['actor']: data['name'] for _, data in graph.nodes(data=True)}, actors)


class NodeLink(Formats):
    @needs('networkx')
    def test_networkx_opens_it(self):
        for path, actors, edges, _ in self.each(file='.json'):
            graph = module('networkx').node_link_graph(json.loads(path.read_text(encoding='utf-8')))
            self.assertTrue(graph.is_directed() and graph.is_multigraph())
            self.assertEqual(graph.number_of_edges(), edges)
            self.assertEqual({data['actor']: data['name'] for _, data in graph.nodes(data=True)}, actors)

    def test_it_says_what_the_format_of_cytoscape_says(self):
        for name in ('plain', 'awkward'):
            graph = getattr(self, name)
            told = json.loads(self.export(graph, '--all', file=name + '.json').read_text(encoding='utf-8'))
            elements = json.loads(self.export(graph, '--all', file=name + '.cyjs').read_text(encoding='utf-8'))['elements']
            self.assertEqual(told['links'], [edge['data'] for edge in elements['edges']])
            self.assertEqual(told['nodes'], [{name: value for name, value in node['data'].items() if name != 'value'} for node in elements['nodes']])


class Graphviz(Formats):
    @program('dot', 'graphviz')
    def test_graphviz_reads_and_draws_it(self):
        for path, actors, edges, _ in self.each(file='.dot'):
            result = subprocess.run(['dot', '-Tjson0', path], capture_output=True)
            self.assertEqual((result.returncode, result.stderr), (0, b''))
            drawn = json.loads(result.stdout.decode())
            self.assertEqual((len(drawn['objects']), len(drawn['edges'])), (len(actors), edges))
        path = self.export(self.awkward, '--all', file='a.dot')
        picture = ElementTree.fromstring(subprocess.run(['dot', '-Tsvg', path], capture_output=True, check=True).stdout)
        shown = '\n'.join(picture.itertext())
        for name in ('Straße', '‏שלום‎', '<b>&amp;</b> \\', '"quoted"'):
            self.assertIn(name, shown)

    def test_the_picture_is_xml_and_shows_every_name(self):
        for path, actors, *_ in self.each('--type', 'CONSULT', file='.svg'):
            picture = ElementTree.parse(path).getroot()
            self.assertTrue(picture.tag.endswith('svg'))
        picture = ElementTree.parse(self.export(self.awkward, '--all', file='a.svg')).getroot()
        circles = [c for c in picture.iter('{http://www.w3.org/2000/svg}circle') if len(c)]
        self.assertEqual(len(circles), 6)
        self.assertIn('Café', ''.join(picture.itertext()))

    def test_a_picture_of_too_many_is_refused(self):
        lines = self.folder / 'many.jsonl'
        template = records()[0]
        with lines.open('w', encoding='utf-8') as file:
            for i in range(200):
                file.write(json.dumps({**template, 'sentence': i, 'source': {**template['source'], 'id': f'person/p{i}', 'name': f'P {i}'}}) + '\n')
        self.assertEqual(run('load', self.folder / 'many.db', lines).returncode, 0)
        result = run('export', self.folder / 'many.db', '-o', self.folder / 'many.svg')
        self.assert_one_line_errors(result, ['150 actors'])
        self.assertFalse((self.folder / 'many.svg').exists())


class Neo4j(Formats):
    def test_sqlite_imports_both_files_and_their_ids_agree(self):
        for path, actors, edges, _ in self.each('--format', 'neo4j', file='-neo4j'):
            with open(path / 'actors.csv', encoding='utf-8', newline='') as file:
                nodes = list(csv.DictReader(file))
            self.assertEqual({n['actor:string']: n['name:string'] for n in nodes}, {i: name.replace('\0', '\ufffd') for i, name in actors.items()})
            self.assertTrue(all(n[':LABEL'].startswith('Actor;') for n in nodes))
            database = sqlite3.connect(':memory:')
            with open(path / 'edges.csv', encoding='utf-8', newline='') as file:
                rows = csv.reader(file)
                header = next(rows)
                database.execute('CREATE TABLE edges (%s)' % ', '.join(f'"{name}"' for name in header))
                database.executemany('INSERT INTO edges VALUES (%s)' % ', '.join('?' * len(header)), rows)
            database.execute('CREATE TABLE nodes (id)')
            database.executemany('INSERT INTO nodes VALUES (?)', [(n[':ID'],) for n in nodes])
            self.assertEqual(database.execute('SELECT count(*), count(DISTINCT "edge:string") FROM edges JOIN nodes AS s ON s.id = ":START_ID" JOIN nodes AS t ON t.id = ":END_ID"').fetchone(), (edges, edges))
            self.assertLessEqual({':TYPE', 'confidence:double', 'reports:long', 'first_date:date', 'quad:long'}, set(header))

    def test_it_needs_a_folder(self):
        self.assert_one_line_errors(run('export', self.plain, '--format', 'neo4j'), ['neo4j', 'folder'])
        file = self.folder / 'file'
        file.write_text('kept')
        self.assert_one_line_errors(run('export', self.plain, '--format', 'neo4j', '-o', file), ['folder'])
        self.assertEqual(file.read_text(), 'kept')


class Rdf(Formats):
    QUERY = '''PREFIX ent: <urn:entente:vocabulary:> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT DISTINCT ?edge ?report WHERE { %s { ?edge ent:source ?s ; ent:target ?t ; prov:wasDerivedFrom ?report . } %s
        { ?report prov:wasDerivedFrom ?sentence . ?sentence dcterms:isPartOf ?document ; prov:value ?words . } }'''

    @needs('rdflib')
    def test_rdflib_opens_both_and_finds_the_evidence_of_each_edge(self):
        rdflib = module('rdflib')
        label = rdflib.RDFS.label
        joined = self.QUERY % ('', '')
        for ending, syntax in (('.ttl', 'turtle'), ('.nq', 'nquads')):
            for path, actors, edges, count in self.each(file=ending):
                graph = rdflib.ConjunctiveGraph()
                graph.parse(path, format=syntax)
                self.assert_names((str(o) for o in graph.objects(None, label)), actors, lambda name: name.replace('\0', '\ufffd'))
                vocabulary = rdflib.Namespace('urn:entente:vocabulary:')
                self.assertEqual(len(set(graph.subjects(rdflib.RDF.type, vocabulary.Report))), count)
                described = {*graph.subjects(rdflib.RDF.type, vocabulary.Event), *graph.subjects(rdflib.RDF.type, vocabulary.Tie)}
                self.assertEqual(len(described), edges)
                self.assertEqual({row.edge for row in graph.query(joined)}, described)
        merged = next(iter(graph.triples((None, vocabulary.killedAtLeast, None))))
        self.assertEqual(int(merged[2]), 3)

    @program('rapper', 'raptor2-utils')
    def test_rapper_reads_both_as_the_same_statements(self):
        counts = {}
        for ending, syntax in (('.ttl', 'turtle'), ('.nq', 'nquads')):
            for path, *_ in self.each(file=ending):
                result = subprocess.run(['rapper', '-q', '-i', syntax, '-o', 'ntriples', path], capture_output=True)
                self.assertEqual((result.returncode, result.stderr), (0, b''))
                counts.setdefault(path.stem, []).append(len(set(result.stdout.splitlines())))
        for turtle, quads in counts.values():
            self.assertEqual(turtle, quads)

    def test_only_what_happened_is_a_plain_statement(self):
        text = self.export(self.awkward, '--all', file='a.nq').read_text(encoding='utf-8')
        self.assertIn('<urn:entente:actor:person/strange> <urn:entente:vocabulary:CONSULT> <urn:entente:actor:person/stra', text)
        self.assertNotIn('<urn:entente:vocabulary:ACCUSE>', text)
        self.assertNotIn('<urn:entente:vocabulary:located-in>', text)


class Records(Formats):
    def test_json_lines_load_into_the_same_graph(self):
        for path, *_ in self.each(file='.jsonl'):
            again = self.folder / (path.stem + '-again.db')
            self.assertEqual(run('load', again, path).returncode, 0)
            graph = self.awkward if path.stem == 'awkward' else self.plain
            before, after = dump(graph), dump(again)
            for table in ('actors', 'edges', 'numbers', 'identities', 'aliases', 'places', 'relations', 'decisions'):
                self.assertEqual(before[table], after[table], table)
            self.assertEqual(self.stored(graph), self.stored(again))

    def rows(self, path, delimiter):
        with open(path, encoding='utf-8', newline='') as file:
            return list(csv.DictReader(file, delimiter=delimiter, strict=True))

    def test_the_table_of_events_opens_as_a_table(self):
        for path, _, _, count in self.each(file='.tsv'):
            rows = self.rows(path, '\t')
            self.assertEqual(len(rows), count)
            self.assertEqual(len({row['record'] for row in rows}), count)
            self.assertEqual(self.rows(self.export(getattr(self, path.stem), '--all', '--window', 'none', file=path.stem + '.csv'), ','), rows)
        strange = next(row for row in rows if row['source_id'] == 'person/strange' and row['type'] == 'ASSAULT')
        self.assertEqual((strange['source_name'], strange['title']), (AWKWARD.replace('\0', '\ufffd'),) * 2)
        self.assertEqual((strange['numbers'], strange['contexts'], strange['latitude'], strange['date'], strange['date_end']), ('killed=3..5;wounded=20..', 'a;b;c', '1.5', '2016-07-14', '2016-07-15'))
        self.assertEqual(sum(row['source_id'] == '' for row in rows), 1)

    @program('sqlite3', 'sqlite3')
    def test_sqlite3_imports_the_table_of_events(self):
        for path, _, _, count in self.each(file='.tsv'):
            answer = subprocess.run(['sqlite3', ':memory:', '.mode tabs', f'.import "{path}" events', 'SELECT count(*), count(DISTINCT record) FROM events'], capture_output=True, text=True)
            self.assertEqual((answer.stdout.split(), answer.stderr), ([str(count)] * 2, ''))


class Choosing(Formats):
    def test_the_format_is_told_or_follows_from_the_files_name(self):
        self.assertEqual(run('export', self.plain, '--format', 'graphml').stdout, self.export(self.plain, file='g.graphml').read_text(encoding='utf-8'))
        self.assertEqual(run('export', self.plain, '--format', 'graphml', '-o', '-').stdout, run('export', self.plain, '--format', 'graphml').stdout)
        self.assert_one_line_errors(run('export', self.plain), ['--format'])
        self.assert_one_line_errors(run('export', self.plain, '-o', self.folder / 'g.xyz'), ['g.xyz', '--format'])
        result = run('export', self.plain, '--format', 'xyz')
        self.assertEqual(result.returncode, 2)
        self.assertIn('graphml', result.stderr)
        self.assert_one_line_errors(run('export', self.plain, '--format', 'dot', '--flavour', 'yed'), ['yed', 'dot'])
        self.assert_one_line_errors(run('export', self.plain, '--format', 'tsv', '--window', '3'), ['tsv', '--window'])

    def test_help_lists_every_format(self):
        words = run('help', 'export').stdout
        for name in ('graphml', '--flavour yed', 'gexf', 'cytoscape', 'json', 'dot', 'svg', 'neo4j', 'turtle', 'nquads', 'jsonl', 'tsv', 'csv'):
            self.assertIn(name, words)

    def test_a_neighbourhood_holds_the_actors_within_its_steps_and_all_edges_among_them(self):
        def nodes_and_edges(*arguments):
            elements = json.loads(run('export', self.awkward, *arguments, '--all', '--format', 'cytoscape').stdout)['elements']
            return {n['data']['actor'] for n in elements['nodes']}, len(elements['edges'])

        near = {'person/plain', 'country/syria'}
        self.assertEqual(nodes_and_edges('Plain Person'), (near, 1))
        self.assertEqual(nodes_and_edges('Plain Person', '--hops', '2'), (near | {'person/strange'}, 2))
        self.assertEqual(len(nodes_and_edges('Plain Person', '--hops', '8')[0]), 6)
        # Those between two: none of those beside the way.
        self.assertEqual(nodes_and_edges('Plain Person', '--hops', '2', '--with', 'person/strange'), (near | {'person/strange'}, 2))
        self.assertEqual(nodes_and_edges('Plain Person', '--with', 'Syria'), (near, 1))
        self.assertEqual(nodes_and_edges('Plain Person', '--with', 'person/strange'), ({'person/plain'}, 0))
        self.assert_one_line_errors(run('export', self.awkward, '--format', 'dot', '--hops', '2'), ['--hops'])

    def test_a_neighbourhood_rolled_up_holds_the_edges_of_all_who_are_shown_as_its_actors(self):
        def edges(*arguments):
            elements = json.loads(run('export', self.plain, *arguments, '--rollup', 'country', '--format', 'cytoscape').stdout)['elements']
            actor_of = {node['data']['id']: node['data']['actor'] for node in elements['nodes']}
            return sorted((edge['data']['interaction'], actor_of[edge['data']['source']], actor_of[edge['data']['target']]) for edge in elements['edges'])

        near = edges('Russia')
        among = {actor for edge in near for actor in edge[1:]}
        self.assertIn(('CONSULT', 'country/usa', 'country/rus'), near)  # Kerry and Lavrov
        self.assertEqual(near, [edge for edge in edges() if set(edge[1:]) <= among])
        self.assertEqual(near, edges('Sergei Lavrov'))

    def test_filters_hold_in_formats_of_records_too(self):
        for arguments, count in ((('--type', 'ASSAULT'), 2), (('--all', '--until', '2016-07-01'), 0), (('--min-confidence', '0.9'), 0), (('Plain Person',), 2), ((), 5), (('--all',), 7)):
            with self.subTest(arguments=arguments):
                self.assertEqual(len(run('export', self.awkward, *arguments, '--format', 'jsonl').stdout.split('\n')[:-1]), count)
