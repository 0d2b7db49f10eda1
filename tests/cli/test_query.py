"""query: openCypher asked of a graph of a few documents."""
from support import CommandTest, records, run


class Query(CommandTest):
    def setUp(self):
        super().setUp()
        self.db = self.graph()

    def ask(self, query, *arguments):
        result = run('query', self.db, query, '--json', *arguments)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertEqual(result.stderr, '')
        return records(result)

    def fault(self, query, *arguments):
        result = run('query', self.db, query, *arguments)
        self.assertEqual(result.returncode, 2, result.stdout)
        self.assertEqual(result.stdout, '')
        return result.stderr

    def test_nodes_are_actors_with_labels_by_kind(self):
        row, = self.ask("MATCH (a:Person {name: 'John Kerry'}) RETURN a, labels(a) AS labels, a.id AS id, a.code AS code")
        self.assertEqual(row['labels'], ['Actor', 'Person'])
        self.assertEqual((row['id'], row['code']), ('person/john-kerry', 'USAGOV'))
        self.assertEqual(row['a'], {'id': 'person/john-kerry', 'name': 'John Kerry', 'kind': 'person', 'country': 'USA', 'sector': 'GOV', 'code': 'USAGOV'})
        everyone, persons = (self.ask(f'MATCH (a:{label}) RETURN count(*) AS n')[0]['n'] for label in ('Actor', 'Person'))
        self.assertGreater(everyone, persons)
        self.assertEqual(everyone, len(records(run('actors', self.db, '--json'))))

    def test_relationships_are_edges_with_the_record_behind_them(self):
        row, = self.ask("MATCH (a {id: 'person/sergei-lavrov'})-[r:CONSULT]->(b) RETURN r, type(r) AS type, r.first AS first, r.text AS text, b.name AS other")
        self.assertEqual((row['type'], row['first'], row['other']), ('CONSULT', '2016-07-15', 'John Kerry'))
        self.assertEqual((row['r']['kind'], row['r']['doc'], row['r']['target']['id']), ('event', 'a', 'person/sergei-lavrov'))
        self.assertEqual(row['r']['text'], row['text'])
        held, = self.ask("MATCH (:Person {name: 'Vladimir Putin'})-[r:HOLDS_OFFICE]->(c:Country) RETURN c.name AS country, r.kind AS kind")
        self.assertEqual(held, {'country': 'Russia', 'kind': 'tie'})

    def test_a_reciprocal_edge_is_met_either_way_and_another_is_not(self):
        pairs = {(row['a'], row['b']) for row in self.ask('MATCH (a)-[:CONSULT]->(b) RETURN a.name AS a, b.name AS b')}
        self.assertIn(('John Kerry', 'Sergei Lavrov'), pairs)
        self.assertIn(('Sergei Lavrov', 'John Kerry'), pairs)
        accusers = {row['a'] for row in self.ask("MATCH (a)-[:ACCUSE]->({name: 'Syria'}) RETURN a.name AS a")}
        self.assertEqual(accusers, {'John Kerry', 'Turkey'})
        self.assertEqual(self.ask("MATCH ({name: 'Syria'})-[:ACCUSE]->(a) RETURN a"), [])

    def test_negated_and_planned_edges_only_when_asked_for(self):
        documents = self.documents([{'id': 'n', 'text': 'Russia will sign a treaty with Turkey. Israel did not accuse Iran.'}], 'outlook.jsonl')
        graph = self.graph(documents, name='outlook.db')
        count = 'MATCH ()-[r]->() RETURN count(DISTINCT r) AS n'
        few, all_of_them = (records(run('query', graph, count, '--json', *options))[0]['n'] for options in ([], ['--all']))
        self.assertLess(few, all_of_them)

    def test_filters_are_those_of_other_verbs(self):
        query = 'MATCH ()-[r]->() RETURN DISTINCT type(r) AS type'
        self.assertEqual(self.ask(query, '--type', 'ACCUSE'), [{'type': 'ACCUSE'}])
        self.assertEqual(self.ask(query, '--since', '2018-01-01'), [])

    def test_shortest_path_is_that_of_path(self):
        row, = self.ask("MATCH p = shortestPath((a {name: 'Mohammad Javad Zarif'})-[*..6]-(b {name: 'Sergei Lavrov'})) RETURN p, length(p) AS n")
        walk, = records(run('path', self.db, 'Mohammad Javad Zarif', 'Sergei Lavrov', '--json'))
        self.assertEqual(row['n'], walk['length'])
        self.assertEqual([r['edge'] for r in row['p']['relationships']], [step['edge'] for step in walk['steps']])
        self.assertEqual(row['p']['nodes'][1]['id'], walk['steps'][0]['to']['id'])

    def test_parameters(self):
        query = 'MATCH (a) WHERE a.name = $who RETURN a.name AS name, $n + 1 AS n, $list[1] AS second'
        expected = [{'name': 'John Kerry', 'n': 8, 'second': 'y'}]
        for who in ('John Kerry', "'John Kerry'"):
            self.assertEqual(self.ask(query, '--param', f'who={who}', '--param', 'n=7', '--param', "list=['x', 'y']"), expected)
        day, = self.ask('RETURN $day AS day', '--param', 'day=2016-07-14')
        self.assertEqual(day['day'], '2016-07-14')
        self.assertIn('$who is not given', self.fault(query, '--param', 'n=7', '--param', 'list=[]'))
        self.assertEqual(run('query', self.db, 'RETURN 1', '--param', 'oops').returncode, 1)

    def test_query_from_standard_input_and_from_a_file(self):
        text = "MATCH (a:Person)\nWHERE a.name STARTS WITH 'John'\nRETURN a.name AS name\n"
        expected = [{'name': 'John Kerry'}]
        self.assertEqual(records(run('query', self.db, '-', '--json', stdin=text.encode())), expected)
        file = self.folder / 'question.cypher'
        file.write_text(text)
        self.assertEqual(records(run('query', self.db, '--file', file, '--json')), expected)
        self.assertEqual(run('query', self.db, '--file', self.folder / 'nothing').returncode, 1)

    def test_faults_show_their_place(self):
        lines = self.fault("MATCH (a)\nRETURN a.näme, nothing").splitlines()
        self.assertIn('line 2, column 16', lines[0])
        self.assertEqual(lines[1:], ['  RETURN a.näme, nothing', '                 ^'])
        self.assertIn('divided by zero', self.fault('MATCH (a) RETURN 1 / 0'))
        self.assertIn('only reads', self.fault('MATCH (a) DELETE a'))

    def test_a_table_for_people(self):
        result = run('query', self.db, "MATCH (a {name: 'John Kerry'})-[r:CONSULT]-(b) RETURN a, r, b, r.first, r.reports ORDER BY r.first")
        self.assertEqual(result.returncode, 0)
        titles, first, second = result.stdout.splitlines()
        self.assertEqual(titles.split(), ['a', 'r', 'b', 'r.first', 'r.reports'])
        self.assertIn('John Kerry  -CONSULT->  Mohammad Javad Zarif', first)
        self.assertTrue(second.endswith('1'), second)

    def test_explain_shows_the_plan_and_begins_where_least_is_expected(self):
        result = run('query', self.db, "EXPLAIN MATCH (a:Person)-[:CONSULT]-(b {name: 'John Kerry'}) RETURN a.name ORDER BY a.name LIMIT 3")
        self.assertEqual(result.returncode, 0)
        operators = [line.strip().split()[0] for line in result.stdout.splitlines()]
        self.assertEqual([o for o in operators if o != 'Filter'], ['Top', 'Project', 'Expand', 'NodesByIndex', 'Argument'])
        plan, = self.ask('EXPLAIN MATCH (a) RETURN a')
        self.assertIn('AllNodes', plan['plan'])

    def test_no_limit_is_silent(self):
        result = run('query', self.db, 'MATCH (a) RETURN a.name', '--limit', '2', '--json')
        self.assertEqual(len(records(result)), 2)
        self.assertIn('more than 2 rows', result.stderr)
        for option in (['--time-limit', '0.1'], ['--steps', '1000']):
            result = run('query', self.db, 'UNWIND range(1, 1000000) AS x UNWIND range(1, 1000) AS y RETURN count(*)', *option)
            self.assertEqual((result.returncode, result.stdout), (0, ''))
            self.assertIn('not whole', result.stderr)
        result = run('query', self.db, 'UNWIND range(1, 1000000) AS x UNWIND range(1, 1000) AS y RETURN collect(x)')
        self.assertIn('limit of rows in memory', result.stderr)
        result = run('query', self.db, "MATCH (a {name: 'Nobody'}) RETURN a")
        self.assertIn('no row', result.stderr)

    def test_dates_and_numbers_in_json(self):
        row, = self.ask("RETURN date('2016-07-14') + duration('P1M') AS day, 1.5 AS real, 0.0 / 0.0 AS nothing, {a: [1, null]} AS map")
        self.assertEqual(row, {'day': '2016-08-14', 'real': 1.5, 'nothing': None, 'map': {'a': [1, None]}})
