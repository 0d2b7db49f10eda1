"""A user's own ontology and lexicon in the place of PLOVER."""
import json
import shutil

from support import ROOT, CommandTest, records, run

ONTOLOGY = {'name': 'Harbours', 'types': [
    {'type': 'DOCK', 'quad': 1, 'cameo': '01', 'definition': 'Comes to the harbour of the other side.', 'modes': [{'mode': 'night', 'definition': 'In the dark.'}]},
    {'type': 'TRADE', 'quad': 2, 'cameo': '02', 'definition': 'Sells goods to the other side.', 'modes': []},
    {'type': 'SCOLD', 'quad': 3, 'cameo': '03', 'definition': 'Speaks ill of the other side.', 'modes': []},
    {'type': 'BLOCKADE', 'quad': 4, 'cameo': '04', 'definition': 'Closes the harbour of the other side.', 'modes': []}],
    'ties': [{'type': 'sister-port-of', 'definition': 'A lasting partnership.'}]}
VERBS = [
    {'lemma': 'berth', 'pos': 'verb', 'type': 'DOCK', 'mode': 'night', 'cameo': '011', 'target': ['in']},
    {'lemma': 'meet', 'pos': 'verb', 'type': 'TRADE', 'reciprocal': True},
    {'lemma': 'criticise', 'pos': 'verb', 'type': 'SCOLD'},
    {'lemma': 'plan', 'pos': 'verb', 'complement': 'planned'},
    {'lemma': 'blockade', 'pos': 'verb', 'type': 'BLOCKADE'}]


class OwnOntology(CommandTest):
    def schema(self, ontology=ONTOLOGY, verbs=VERBS, name='harbours.json'):
        """The project's schema, but for the ontology and the frames."""
        schema = self.folder / 'schema'
        schema.mkdir()
        for part in (ROOT / 'schema').iterdir():
            if part.name not in ('ontology', 'lexicon'):
                (schema / part.name).symlink_to(part)
        shutil.copytree(ROOT / 'schema' / 'lexicon', schema / 'lexicon')
        (schema / 'ontology').mkdir()
        (schema / 'ontology' / name).write_text(json.dumps(ontology), encoding='utf-8')
        english = schema / 'lexicon' / 'en'
        for file, frames in (('verbs', verbs), ('nouns', []), ('adjectives', [])):
            (english / f'{file}.json').write_text(json.dumps({'frames': frames}), encoding='utf-8')
        return schema

    TEXT = (b'Kenya blockaded Tanzania. Kenya criticised Uganda. Chad plans to blockade Sudan. Peru met Chile. Norway will not meet Sweden. '
            b'Kenya said that Uganda must withdraw. Kenya threatened to attack Uganda.')

    def test_its_types_modes_and_codes_are_what_records_have(self):
        environment = {'ENTENTE_SCHEMA': str(self.schema())}
        result = run('extract', '-', stdin=self.TEXT, environment=environment)
        self.assertEqual(result.returncode, 0, result.stderr)
        events = [r for r in records(result) if r['kind'] == 'event']
        self.assertEqual([(r['type'], r['cameo'], r['quad'], r['source']['country'], r['target']['country'], r['modality'], r['polarity']) for r in events],
                         [('BLOCKADE', '04', 4, 'KEN', 'TZA', 'actual', 'affirmed'), ('SCOLD', '03', 3, 'KEN', 'UGA', 'actual', 'affirmed'),
                          ('BLOCKADE', '04', 4, 'TCD', 'SDN', 'planned', 'affirmed'), ('TRADE', '02', 2, 'PER', 'CHL', 'actual', 'affirmed'),
                          ('TRADE', '02', 2, 'NOR', 'SWE', 'planned', 'negated')])

    def test_graphs_questions_and_why_not_know_its_types(self):
        schema, graph = self.schema(), self.folder / 'harbours.db'
        self.assertEqual(run('build', graph, '--published', '2019-05-01', '-', stdin=self.TEXT, environment={'ENTENTE_SCHEMA': str(schema)}).returncode, 0)
        lines = records(run('who', graph, 'Kenya', '--type', 'blockade', '--json'))
        self.assertEqual([line['type'] for line in lines], ['BLOCKADE'])
        self.assertEqual(run('export', graph, '--format', 'graphml', '-o', self.folder / 'g.graphml').returncode, 0)
        told = run('--schema', schema, 'extract', '--why-not', '--json', '-', stdin=b'Kenya attacked Uganda.')
        self.assertIn(('attacked', 'no-frame'), [(r['word'], r['reason']) for s in records(told) for r in s['reasons']])

    def test_a_frame_of_another_ontology_is_refused_by_name(self):
        schema = self.schema(verbs=[{'lemma': 'attack', 'pos': 'verb', 'type': 'ASSAULT'}])
        result = run('extract', '-', stdin=self.TEXT, environment={'ENTENTE_SCHEMA': str(schema)})
        self.assert_one_line_errors(result, ['verbs.json', 'attack', 'ASSAULT'])

    def test_two_ontologies_are_one_too_many(self):
        schema = self.schema()
        shutil.copy(ROOT / 'schema' / 'ontology' / 'plover.json', schema / 'ontology')
        result = run('extract', '-', stdin=self.TEXT, environment={'ENTENTE_SCHEMA': str(schema)})
        self.assert_one_line_errors(result, ['ontology', '2 ontologies'])


class TestSentences(CommandTest):
    """The ontology's own sentences come out as the entry that they stand with."""

    def entries(self):
        ontology = json.loads((ROOT / 'schema' / 'ontology' / 'plover.json').read_text(encoding='utf-8'))
        for event in ontology['types']:
            yield event, {'type': event['type']}
            for mode in event['modes']:
                yield mode, {'type': event['type'], 'mode': mode['mode'], 'cameo': mode['cameo'][:2]}
        for context in ontology['contexts']:
            yield context, {'context': context['context']}
        for tie in ontology['ties']:
            if 'test' in tie:
                yield tie, {'type': tie['type']}

    def fits(self, record, wanted):
        return all(wanted[member] in record.get('contexts', []) if member == 'context' else record.get('cameo', '')[:2] == wanted[member] if member == 'cameo'
                   else record.get(member) == wanted[member] for member in wanted)

    def test_each_sentence_gives_its_type_mode_code_and_context(self):
        entries = list(self.entries())
        documents = [{'id': str(i), 'text': entry['test'], 'published': '2016-07-15'} for i, (entry, _) in enumerate(entries)]
        found = {}
        for record in records(run('extract', self.documents(documents))):
            found.setdefault(int(record['doc']), []).append(record)
        missed = [(wanted, entry['test']) for i, (entry, wanted) in enumerate(entries) if not any(self.fits(r, wanted) for r in found.get(i, []))]
        self.assertEqual(missed, [])
