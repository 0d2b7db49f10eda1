"""extract --why-not: each kind of reason, in words that name the entry to extend; --min-confidence of what is read."""
import unittest

from support import ARTICLES, CommandTest, records, run


def reasons(text, *options):
    """By word: the reasons of the sentences of a text."""
    result = run('extract', *(options or ['--why-not']), '--json', '-', stdin=text.encode())
    assert result.returncode == 0, result.stderr
    return [(reason['word'], reason) for sentence in records(result) for reason in sentence['reasons']]


class Reasons(unittest.TestCase):
    def reason(self, text, word, name, *options):
        found = reasons(text, *options)
        fitting = [r for w, r in found if w == word and r['reason'] == name]
        self.assertTrue(fitting, [(w, r['reason'], r['detail']) for w, r in found])
        return fitting[0]

    def test_a_word_without_a_frame_names_the_file_and_the_frames_that_the_lemma_has_elsewhere(self):
        verb = self.reason('The men waited.', 'waited', 'no-frame')
        self.assertEqual((verb['lemma'], verb['pos'], verb['file']), ('wait', 'verb', 'schema/lexicon/en/verbs.json'))
        noun = self.reason('Nobody fired the question.', 'question', 'no-frame')
        self.assertEqual(noun['file'], 'schema/lexicon/en/nouns.json')
        self.assertIn('verb.question', noun['detail'])

    def test_a_condition_that_fails_names_its_frame_and_what_stands_there_instead(self):
        reason = self.reason('The minister held an umbrella.', 'held', 'condition')
        self.assertRegex(reason['frame'], r'^verb\.hold')
        self.assertIn('"umbrella"', reason['detail'])

    def test_a_particle_that_is_missing_is_named(self):
        self.assertIn('"out"', self.reason('The weather held.', 'held', 'particle')['detail'])

    def test_a_light_verb_without_an_event_noun_is_told(self):
        self.assertIn('at object', self.reason('The weather held.', 'held', 'light-verb')['detail'])

    def test_slots_show_the_phrase_that_is_no_actor_and_where_actors_are_kept(self):
        reason = self.reason('The rain met the wind.', 'met', 'no-actor')
        self.assertEqual([(s['side'], s['at'], s.get('phrase')) for s in reason['slots'] if 'phrase' in s][0], ('source', 'subject', 'The rain'))
        self.assertEqual(reason['file'], 'schema/lexicon/en/agents.json')

    def test_a_reading_that_does_not_pass_the_gate_tells_its_plausibility(self):
        reason = self.reason('The minister convened quietly.', 'convened', 'implausible')
        self.assertLess(reason['plausibility'], reason['floor'])
        self.assertEqual(reason['floor'], 0.4)

    def test_a_record_less_sure_than_was_asked_for_tells_its_confidence(self):
        reason = self.reason('Kenya criticised Uganda.', 'criticised', 'low-confidence', '--why-not', '--min-confidence', '0.999')
        self.assertLess(reason['confidence'], reason['floor'])
        self.assertEqual(reason['floor'], 0.999)

    def test_what_a_governor_speaks_for_names_it(self):
        self.assertIn('"threatened"', self.reason('Peru threatened to attack Chile.', 'attack', 'absorbed', '--why-not=all')['detail'])

    def test_an_operator_gives_no_event_of_its_own(self):
        self.assertEqual(self.reason('Kenya plans to meet Uganda.', 'plans', 'no-event', '--why-not=all')['frame'], 'verb.plan')

    def test_a_participle_that_only_describes_is_told(self):
        self.reason('The captured bridge stood.', 'captured', 'bare-participle')

    def test_a_relation_of_an_actor_to_itself_or_one_told_twice_is_told(self):
        found = reasons('Kenya launched an attack on Uganda. The attack on Uganda by Kenya was an attack on Uganda.', '--why-not=all')
        self.assertTrue({'covered'} & {r['reason'] for _, r in found}, [(w, r['reason']) for w, r in found])


class Scope(CommandTest):
    TEXT = b'The weather held. Kenya accused Uganda of lying. The rain stopped.'

    def test_only_sentences_without_a_record_unless_all_are_asked_for(self):
        silent = records(run('extract', '--why-not', '--json', '-', stdin=self.TEXT))
        self.assertEqual([s['sentence'] for s in silent], [0, 2])
        self.assertTrue(all(s['records'] == 0 for s in silent))
        everything = records(run('extract', '--why-not=all', '--json', '-', stdin=self.TEXT))
        self.assertLessEqual({0, 2}, {s['sentence'] for s in everything})

    def test_people_read_a_paragraph_a_sentence_and_a_count(self):
        result = run('extract', '--why-not', '-', stdin=self.TEXT)
        self.assertIn('sentence 0: The weather held.', result.stdout)
        self.assertIn('of its frames more; --json has them', result.stdout)
        self.assertIn('[schema/lexicon/en/nouns.json]', result.stdout)
        self.assertIn('2 of 3 sentences gave no record', result.stderr)

    def test_the_order_of_jobs_does_not_matter(self):
        ask = lambda jobs: run('extract', '--why-not=all', '--json', '--jobs', jobs, ARTICLES).stdout
        self.assertEqual(ask(1), ask(3))

    def test_every_sentence_either_gives_a_record_or_is_explained(self):
        document = [s for s in records(run('extract', '--why-not', '--json', ARTICLES))]
        told = {(s['doc'], s['sentence']) for s in document}
        gave = {(r['doc'], r['sentence']) for r in records(run('extract', ARTICLES))}
        self.assertFalse(told & gave)
        self.assertTrue(told and gave)

    def test_a_word_that_is_no_scope_is_wrong_usage(self):
        self.assertEqual(run('extract', '--why-not=some', '-').returncode, 2)


class Floor(CommandTest):
    TEXT = b'The Kenyan minister convened quietly. Kenya accused Uganda of lying. Kenya is an ally of Uganda.'

    def confidences(self, *options):
        return {r['id']: r['confidence'] for r in records(run('extract', *options, '-', stdin=self.TEXT))}

    def test_a_lower_floor_shows_what_was_cut(self):
        usual, all_of_them = self.confidences(), self.confidences('--min-confidence', '0')
        self.assertLess(usual.items(), all_of_them.items())
        self.assertTrue(all(c < 0.4 for i, c in all_of_them.items() if i not in usual))

    def test_a_higher_floor_holds_for_every_record(self):
        usual = self.confidences()
        self.assertEqual(self.confidences('--min-confidence', '0.7'), {i: c for i, c in usual.items() if c >= 0.7})
        self.assertEqual(self.confidences('--min-confidence', '1'), {})

    def test_build_takes_the_same_floor(self):
        low, high = self.folder / 'low.db', self.folder / 'high.db'
        for graph, floor in ((low, '0'), (high, '0.7')):
            self.assertEqual(run('build', graph, '--min-confidence', floor, '-', stdin=self.TEXT).returncode, 0)
        count = lambda graph: records(run('info', graph, '--json'))[0]['evidence']
        self.assertEqual((count(low), count(high)), (len(self.confidences('--min-confidence', '0')), len(self.confidences('--min-confidence', '0.7'))))

    def test_what_is_no_confidence_is_wrong_usage(self):
        for verb in (['extract'], ['build', 'g.db']):
            self.assertEqual(run(*verb, '--min-confidence', '2', '-').returncode, 2)


if __name__ == '__main__':
    unittest.main()
