"""docs/query-language.md says what the program does: its questions run, its error is word for word, its functions are there."""
import re

from support import ROOT, CommandTest, run

PAGE = (ROOT / 'docs' / 'query-language.md').read_text(encoding='utf-8')


def section(title):
    return re.search(rf'^## {title}\n(.*?)(?=^## |\Z)', PAGE, re.S | re.M).group(1)


class QueryLanguage(CommandTest):
    def setUp(self):
        super().setUp()
        self.db = self.graph()

    def test_the_twelve_questions_run(self):
        questions = re.findall(r'```cypher\n(.*?)```', section('Twelve questions'), re.S)
        self.assertEqual(len(questions), 12)
        for question in questions:
            with self.subTest(question=question):
                result = run('query', self.db, question, '--param', 'actor=Syria')
                self.assertEqual(result.returncode, 0, result.stderr)

    def test_the_first_question_is_answered(self):
        question = re.search(r'```cypher\n(.*?)```', section('Twelve questions'), re.S).group(1)
        people = run('query', self.db, question.replace("(:Country {name: 'Russia'})", "(:Person {name: 'John Kerry'})"))
        self.assertRegex(people.stdout, r'Sergei Lavrov +1  2016-07-15')

    def test_the_error_is_as_shown(self):
        query, shown = re.search(r'\$ entente query world.db "(.*?)"\n(.*?)```', section('Errors'), re.S).groups()
        result = run('query', self.db, query)
        self.assertEqual((result.returncode, result.stdout, result.stderr), (2, '', shown))

    def test_functions_that_are_in_are_known_and_those_that_are_out_are_not(self):
        table, out = section('Functions').split('Out:')
        for name in re.findall(r'`([\w.]+)`', table.split('|---|---|')[1]):
            with self.subTest(function=name):
                self.assertNotIn('there is no function', run('query', self.db, f'RETURN {name}()').stderr)
        for name in re.findall(r'`(\w+)`', out):
            self.assertIn(f'there is no function {name}', run('query', self.db, f'RETURN {name}()').stderr)

    def test_clauses_that_are_out_are_refused_and_change_nothing(self):
        before = self.db.read_bytes()
        for clause in ('CREATE (m)', 'MERGE (n)', 'SET n.x = 1', 'REMOVE n.x', 'DELETE n', 'DETACH DELETE n', 'FOREACH (x IN [] | SET n.x = x)',
                       "LOAD CSV FROM 'x' AS row", 'CALL db.labels()'):
            with self.subTest(clause=clause):
                result = run('query', self.db, f'MATCH (n) {clause} RETURN n')
                self.assertEqual(result.returncode, 2)
                self.assertIn('a query only reads', result.stderr)
        self.assertEqual(self.db.read_bytes(), before)
