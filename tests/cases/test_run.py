"""The runner of the cases: that it passes what fits, and fails what does not, each for its own reason."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

from case_file import CaseError, read_cases
from matching import names_mention, span
from run import check

HERE = pathlib.Path(__file__).resolve().parent


def actor(mention, name=None, id='people/x', code=''):
    return {'mention': mention, 'name': name or mention, 'id': id, 'code': code}


def event(type, source, target, **more):
    return {'kind': 'event', 'type': type, 'source': source, 'target': target, 'polarity': 'affirmed', 'modality': 'actual',
            'reciprocal': False, 'doc': 'x-1', **more}


RUSSIA, TURKEY = actor('Moscow', 'Government of Russia', 'government/rus', 'RUSGOV'), actor('Turkey', id='country/tur', code='TUR')


class CaseFiles(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def read(self, text):
        path = pathlib.Path(self.folder.name, 'x.case')
        path.write_text(text, encoding='utf-8')
        return read_cases(path)

    def faults(self, expectation, *records):
        case, = self.read(f'text: Words.\n{expectation}\n').cases
        return [cause for cause, _ in check(case, records)]

    def test_what_a_line_does_not_name_is_not_compared(self):
        record = event('CONSULT', RUSSIA, TURKEY, mode='visit', date={'start': '2016-07-14', 'end': '2016-07-14'})
        self.assertEqual(self.faults('event: CONSULT | RUSGOV | Turkey', record), [])
        self.assertEqual(self.faults('event: CONSULT visit | Moscow (RUSGOV) | country/tur | date=2016-07-14', record), [])

    def test_each_member_that_a_line_names_is_compared(self):
        record = event('CONSULT', RUSSIA, TURKEY)
        for line, cause in (('AGREE | Moscow | Turkey', 'wrong type'), ('CONSULT | Iran | Turkey', 'wrong source'),
                            ('CONSULT | Moscow | -', 'wrong target'), ('CONSULT visit | Moscow | Turkey', 'wrong mode'),
                            ('CONSULT | Moscow | Turkey | planned', 'wrong modality'), ('CONSULT | Moscow | Turkey | negated', 'wrong polarity'),
                            ('CONSULT | Moscow | Turkey | reciprocal', 'wrong reciprocal'), ('CONSULT | Moscow (RUS) | Turkey', 'wrong source'),
                            ('CONSULT | Moscow | Turkey | attributed=Iran', 'wrong attributed'), ('CONSULT | Moscow | Turkey | date=2016', 'wrong date')):
            with self.subTest(line):
                self.assertEqual(self.faults(f'event: {line}', record), [cause])

    def test_a_planned_event_is_no_actual_one(self):
        self.assertEqual(self.faults('event: CONSULT | Moscow | Turkey', event('CONSULT', RUSSIA, TURKEY, modality='planned')), ['wrong modality'])

    def test_a_reciprocal_event_fits_either_way_round(self):
        record = event('CONSULT', TURKEY, RUSSIA, reciprocal=True)
        self.assertEqual(self.faults('event: CONSULT | Moscow | Turkey | reciprocal', record), [])

    def test_one_record_answers_one_line(self):
        line = 'event: CONSULT | Moscow or Turkey | *\n'
        self.assertEqual(self.faults(line * 2, event('CONSULT', RUSSIA, TURKEY)), ['no record'])
        self.assertEqual(self.faults(line + 'event: CONSULT | Moscow | *', event('CONSULT', RUSSIA, None), event('CONSULT', TURKEY, None)), [])

    def test_only_refuses_more_but_for_statements(self):
        line, wanted, more = 'event: AGREE | Moscow | Turkey\n', event('AGREE', RUSSIA, TURKEY), event('AID', RUSSIA, TURKEY)
        tie, said = {**more, 'kind': 'tie', 'type': 'supports'}, event('STATEMENT', RUSSIA, None)
        self.assertEqual(self.faults(line + 'only', wanted, said), [])
        self.assertEqual(self.faults(line + 'only', wanted, more), ['unexpected event'])
        self.assertEqual(self.faults(line + 'only', wanted, wanted), ['unexpected event'])
        self.assertEqual(self.faults(line + 'only: events', wanted, tie), [])
        self.assertEqual(self.faults(line + 'only', wanted, tie), ['unexpected tie'])

    def test_no_refuses_every_status_that_it_does_not_name(self):
        record = event('ASSAULT', RUSSIA, TURKEY, modality='possible')
        self.assertEqual(self.faults('no: ASSAULT', record), ['forbidden record'])
        self.assertEqual(self.faults('no: ASSAULT | * | * | actual', record), [])
        self.assertEqual(self.faults('no: ASSAULT | Turkey', record), [])

    def test_an_actor_line_needs_the_mention_and_the_actor(self):
        record = event('AGREE', actor('He', 'Vladimir Putin', 'person/vladimir-putin', 'RUSGOV'), None)
        self.assertEqual(self.faults('actor: He -> Vladimir Putin (RUSGOV)', record), [])
        self.assertEqual(self.faults('actor: He -> Sergei Lavrov', record), ['actor'])
        self.assertEqual(self.faults('actor: She -> Vladimir Putin', record), ['mention in no record'])

    def test_a_mention_is_named_by_its_core(self):
        self.assertTrue(names_mention('activists', 'Three activists from Cairo'))
        self.assertTrue(names_mention('US', 'the U.S.'))
        self.assertFalse(names_mention('Cairo', 'Three activists from Cairo'))
        self.assertFalse(names_mention('Syria', "Syria's president"))
        self.assertFalse(names_mention('Russia', 'Russia-led forces'))

    def test_spans_of_dates(self):
        self.assertEqual(span('2016-02'), ('2016-02-01', '2016-02-29'))
        self.assertEqual(span('2015'), ('2015-01-01', '2015-12-31'))
        self.assertEqual(span('2015-03-01..2015-03-04'), ('2015-03-01', '2015-03-04'))

    def test_a_fault_in_a_case_file_is_named_with_its_line(self):
        for text, line, word in (('text: A.\nevent: AGREE | Iran\n', 2, 'SOURCE'), ('text: A.\nevent: AGRE | Iran | -\n', 2, 'AGRE'),
                                 ('text: A.\ntie: AGREE | Iran | -\n', 2, 'kind'), ('event: AGREE | Iran | -\n', 1, 'before any text'),
                                 ('text: A.\nevnt: AGREE | Iran | -\n', 2, 'evnt'), ('text: A.\nevent: AGREE | Iran | - | plannd\n', 2, 'plannd'),
                                 ('text: A.\nevent: AGREE | Iran | - date=2016\n', 2, 'date=2016'),
                                 ('text: A.\n', 1, 'expects nothing'), ('text: A.\nonly\ntext: B.\n', 3, 'blank line')):
            with self.subTest(text):
                with self.assertRaises(CaseError) as caught:
                    self.read(text)
                self.assertIn(f'x.case:{line}', str(caught.exception))
                self.assertIn(word, str(caught.exception))

    def run_with(self, text, *records, options=(), name='x.case'):
        """The whole script over one case file, with a program that answers with these records."""
        cases = pathlib.Path(self.folder.name, name)
        cases.write_text(text, encoding='utf-8')
        answers = pathlib.Path(self.folder.name, 'answers')
        answers.write_text(''.join(json.dumps(r) + '\n' for r in records))
        program = pathlib.Path(self.folder.name, 'program')
        program.write_text(f'#!/bin/sh\ncat >/dev/null\ncat "{answers}"\n')
        program.chmod(0o755)
        return subprocess.run([sys.executable, '-B', HERE / 'run.py', program, cases, *options], capture_output=True, text=True)

    def test_a_case_may_name_a_file_and_a_document_in_it(self):
        text = 'file: LICENSE here\nevent: AGREE | Moscow | Turkey\n'
        self.assertEqual(self.run_with(text, {**event('AGREE', RUSSIA, TURKEY), 'doc': 'here'}).returncode, 0)
        self.assertEqual(self.run_with(text, {**event('AGREE', RUSSIA, TURKEY), 'doc': 'there'}).returncode, 1)
        with self.assertRaises(CaseError):
            self.read('file: no/such.txt\nonly\n')

    def test_exit_status_and_report(self):
        good, bad = event('AGREE', RUSSIA, TURKEY), event('REJECT', RUSSIA, TURKEY)
        text = 'text: Words.\nevent: AGREE | Moscow | Turkey\n'
        self.assertEqual(self.run_with(text, good).returncode, 0)
        run = self.run_with(text, bad)
        self.assertEqual(run.returncode, 1)
        for part in ('x.case:1', 'Words.', 'missing   AGREE | Moscow | Turkey', 'came      REJECT'):
            self.assertIn(part, run.stdout)

    def test_a_file_marked_later_may_fail_but_must_not_pass_whole(self):
        text = 'status: later\n\ntext: Words.\nevent: AGREE | Moscow | Turkey\n'
        records = [event('REJECT', RUSSIA, TURKEY), event('AGREE', RUSSIA, TURKEY)]
        self.assertEqual(self.run_with(text, {**records[0], 'doc': 'x-3'}).returncode, 0)
        run = self.run_with(text, {**records[1], 'doc': 'x-3'})
        self.assertEqual(run.returncode, 1)
        self.assertIn('passes whole', run.stdout)

    def test_promoting_moves_what_passes_and_nothing_else(self):
        text = 'status: later\ndate: 2016-07-15\n\n# good\ntext: Words.\nevent: AGREE | Moscow | Turkey\n\t| trigger=agreed\n\n# bad\ntext: More.\nevent: AID | Moscow | -\n'
        record = event('AGREE', RUSSIA, TURKEY, trigger={'text': 'agreed'})
        self.run_with(text, {**record, 'doc': 'x-later-5'}, options=['--promote'], name='x-later.case')
        later, now = (read_cases(pathlib.Path(self.folder.name, name)) for name in ('x-later.case', 'x.case'))
        self.assertEqual(([c.name for c in later.cases], later.later), (['bad'], True))
        self.assertEqual(([c.name for c in now.cases], now.later), (['good'], False))
        self.assertEqual((now.cases[0].date, now.cases[0].expected[0].details), ('2016-07-15', {'trigger': 'agreed'}))

    def test_a_mode_that_the_ontology_lacks_is_a_fault_of_the_file(self):
        run = self.run_with('text: Words.\nevent: CONSULT demo | Moscow | Turkey\n')
        self.assertEqual(run.returncode, 2)
        self.assertIn('x.case:2', run.stderr)


if __name__ == '__main__':
    unittest.main()
