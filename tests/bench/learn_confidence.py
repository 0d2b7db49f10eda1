#!/usr/bin/env python3
"""Learns how sure each record is: learn_confidence.py PROGRAM DATA OUT.json [--penalty P] [--thresholds]

PROGRAM is entente, DATA a folder with news_events_dev.jsonl (docs/evaluation.md), OUT schema/lexicon/en/confidence.json. The
records of every annotated sentence that are kept by default are read, each with its features (extract --confidence-parts), and a
logistic regression tells those that are right from the others. A feature is never a word. Cross-validated tenfold, folds by
sentence; --thresholds prints what each --min-confidence would do to precision, recall and F, by the cross-validated confidence.
Takes half a minute.
"""
import argparse
import collections
import datetime
import json
import math
import os

import annotated
import logistic

FOLDS = 10
RARE = 8  # a feature that fewer records have gets no weight
SMALL = 0.05  # nor is a weight below this worth a line


def prior_log_odds(p):
    p = min(0.95, max(0.05, p))
    return math.log(p / (1 - p))


def names_of(record):
    """The features of a record, each with its place in the file."""
    parts = record['confidence_parts']
    out = [('types', record['type'])]
    if record['rule'].startswith('tie.'):
        out.append(('rules', record['rule']))  # of all others the rule is a word of the lexicon
    return out + [('features', name) for name in parts if name not in ('prior', 'start', 'type', 'rule', 'implausible')]


class Model:
    """The regression of one kind of record."""

    def __init__(self, examples, penalty):
        counts = collections.Counter(name for record, _ in examples for name in names_of(record))
        self.names = sorted(name for name, n in counts.items() if RARE <= n <= len(examples) - RARE)
        self.index = {name: i + 2 for i, name in enumerate(self.names)}  # after the constant and the prior
        self.penalty = penalty
        self.weights = self.fit(examples)

    def row(self, record):
        known = [(self.index[n], 1.0) for n in names_of(record) if n in self.index]
        return [(0, 1.0), (1, prior_log_odds(record['confidence_parts']['prior']))] + known

    def fit(self, examples):
        rows = [self.row(r) for r, _ in examples]
        return logistic.fit(rows, [y for _, y in examples], len(self.names) + 2, self.penalty)

    def predict(self, record):
        return logistic.probability(sum(self.weights[f] * x for f, x in self.row(record)))

    def written(self):
        out = {'constant': round(self.weights[0], 2), 'prior': round(self.weights[1], 2), 'types': {}, 'rules': {}, 'features': {}}
        for name, weight in zip(self.names, self.weights[2:]):
            if abs(weight) >= SMALL:
                out[name[0]][name[1]] = round(weight, 2)
        return {member: value for member, value in out.items() if value != {}}


def cross_validated(examples, penalty):
    """examples: (sentence's index, record, label). Each prediction is by a model that has not seen the sentence."""
    predictions = [0.0] * len(examples)
    for fold in range(FOLDS):
        model = Model([(r, y) for s, r, y in examples if s % FOLDS != fold], penalty)
        for i, (s, r, _) in enumerate(examples):
            if s % FOLDS == fold:
                predictions[i] = model.predict(r)
    return predictions


def thresholds(kind, gold_count, predictions, examples):
    for least in [0.0] + [f / 100 for f in range(30, 91, 5)]:
        kept = [y for p, (_, _, y) in zip(predictions, examples) if p >= least]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / gold_count
        print(f'  {kind} least {least:.2f}: {len(kept)} records, P {100 * precision:.1f} R {100 * recall:.1f} F {200 * precision * recall / max(1e-9, precision + recall):.1f}')


def judged_with_parts(program, gold, *options):
    """Records as they are kept by default, or with options, each with what its confidence is made of."""
    return annotated.judged(gold, annotated.extract(program, gold, '--confidence-parts', *options))


def best(examples, penalty=None):
    """The penalty that serves unseen sentences best, the figures of its model, and its predictions."""
    labels = [y for _, _, y in examples]
    choices = [penalty] if penalty else [2, 4, 8, 16]
    tried = {p: cross_validated(examples, p) for p in choices}
    chosen = min(choices, key=lambda p: logistic.log_loss(tried[p], labels))
    predictions = tried[chosen]
    return chosen, {
        'records': len(examples), 'right': sum(labels), 'penalty': chosen,
        'log_loss': round(logistic.log_loss(predictions, labels), 3),
        'brier': round(sum((p - y) ** 2 for p, y in zip(predictions, labels)) / len(labels), 3),
        'auc': round(annotated.area_under_curve(predictions, labels), 3),
    }, predictions


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('program')
    parser.add_argument('data')
    parser.add_argument('out')
    parser.add_argument('--penalty', type=float)
    parser.add_argument('--thresholds', action='store_true')
    args = parser.parse_args()
    gold = annotated.read(os.path.join(args.data, 'news_events_dev.jsonl'))
    judged = judged_with_parts(args.program, gold)
    file = {
        'about': 'How sure a record is: weights of a logistic regression, in natural log-odds; docs/evaluation.md tells how well they hold',
        'learnt': {'by': 'tests/bench/learn_confidence.py', 'on': f'{len(gold)} sentences of news annotated whole', 'date': datetime.date.today().isoformat(), 'cross_validated': {}},
    }
    for member, kind in (('events', 'event'), ('ties', 'tie')):
        examples = [(s, r, int(y)) for s, r, y in judged if r['kind'] == kind]
        penalty, report, predictions = best(examples, args.penalty)
        print(f'{member}: {report}')
        model = Model([(r, y) for _, r, y in examples], penalty)
        file['learnt']['cross_validated'][member] = report
        file[member] = model.written()
        if args.thresholds:
            thresholds(kind, sum(len(g[member]) for g in gold), predictions, examples)
    with open(args.out, 'w', encoding='utf-8') as out:
        json.dump(file, out, indent=1, ensure_ascii=False)
        out.write('\n')


if __name__ == '__main__':
    main()
