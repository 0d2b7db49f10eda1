#!/usr/bin/env python3
"""Learns how sure each record is: learn_confidence.py PROGRAM DATA OUT.json [--penalty P] [--thresholds]

PROGRAM is entente, DATA a folder with news_events_dev.jsonl and news/guardian_sdf_dev.jsonl (docs/evaluation.md), OUT
schema/lexicon/en/confidence.json. Two kinds of examples: the records of annotated sentences, and edges of whole articles that
readers judged (docs/evaluation-edges.tsv). Each comes with its features (extract --confidence-parts), and a logistic regression
tells those that are right from the others. A feature is never a word. Articles are what the number is for: each of their edges
counts three times, and what lies between the two kinds at equal features is taken as articles have it. Cross-validated tenfold,
folds by sentence; --thresholds prints what each --min-confidence would do to precision, recall and F on the annotated sentences,
by the cross-validated confidence. Takes a minute.
"""
import argparse
import collections
import datetime
import json
import math
import os
import typing

import annotated
import judged_edges
import logistic

FOLDS = 10
ARTICLE_WEIGHT = 3  # of 1, 2 and 3 the best for unseen edges of articles; the annotated sentences lose nothing
VERDICTS = os.path.join(os.path.dirname(__file__), '..', '..', 'docs', 'evaluation-edges.tsv')
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


class Example(typing.NamedTuple):
    fold: int       # by the sentence that the record stands in
    record: dict
    right: int      # 1 or 0
    article: bool   # an edge of a whole article, or a record of an annotated sentence


class Model:
    """The regression of one kind of record."""

    def __init__(self, examples, penalty):
        counts = collections.Counter(name for e in examples for name in names_of(e.record))
        self.names = sorted(name for name, n in counts.items() if RARE <= n <= len(examples) - RARE)
        self.index = {name: i + 3 for i, name in enumerate(self.names)}  # after the constant, that of articles, and the prior
        rows, labels = [], []
        for e in examples:
            copies = ARTICLE_WEIGHT if e.article else 1
            rows += [self.row(e.record, e.article)] * copies
            labels += [e.right] * copies
        self.weights = logistic.fit(rows, labels, len(self.names) + 3, penalty, free=(0, 1))

    def row(self, record, article):
        known = [(self.index[n], 1.0) for n in names_of(record) if n in self.index]
        return [(0, 1.0), (1, float(article)), (2, prior_log_odds(record['confidence_parts']['prior']))] + known

    def predict(self, record):
        """As if it stood in an article."""
        return logistic.probability(sum(self.weights[f] * x for f, x in self.row(record, True)))

    def written(self):
        out = {'constant': round(self.weights[0] + self.weights[1], 2), 'prior': round(self.weights[2], 2), 'types': {}, 'rules': {}, 'features': {}}
        for name, weight in zip(self.names, self.weights[3:]):
            if abs(weight) >= SMALL:
                out[name[0]][name[1]] = round(weight, 2)
        return {member: value for member, value in out.items() if value != {}}


def cross_validated(examples, penalty):
    """Each prediction is by a model that has not seen the sentence."""
    models = [Model([e for e in examples if e.fold != fold], penalty) for fold in range(FOLDS)]
    return [models[e.fold].predict(e.record) for e in examples]


def thresholds(kind, gold_count, predictions, examples):
    for least in [0.0] + [f / 100 for f in range(30, 91, 5)]:
        kept = [e.right for p, e in zip(predictions, examples) if p >= least and not e.article]
        precision, recall = sum(kept) / max(1, len(kept)), sum(kept) / gold_count
        print(f'  {kind} least {least:.2f}: {len(kept)} records, P {100 * precision:.1f} R {100 * recall:.1f} F {200 * precision * recall / max(1e-9, precision + recall):.1f}')


def examples_of(program, data):
    """Those of both kinds, as they are kept by default, each with what its confidence is made of."""
    gold = annotated.read(os.path.join(data, 'news_events_dev.jsonl'))
    sentences = annotated.judged(gold, annotated.extract(program, gold, '--confidence-parts'))
    edges, gone = judged_edges.of_articles(program, VERDICTS, os.path.join(data, 'news', 'guardian_sdf_dev.jsonl'), '--confidence-parts')
    print(f'{len(edges)} judged edges of articles; {gone} more are no longer coded as they were')
    return gold, [Example(i % FOLDS, r, int(y), article) for of, article in ((sentences, False), (edges, True)) for i, r, y in of]


def report_of(examples, predictions):
    labels = [e.right for e in examples]
    return {
        'records': len(labels), 'right': sum(labels),
        'log_loss': round(logistic.log_loss(predictions, labels), 3),
        'brier': round(sum((p - y) ** 2 for p, y in zip(predictions, labels)) / len(labels), 3),
        'auc': round(annotated.area_under_curve(predictions, labels), 3),
    }


def best(examples, penalty=None):
    """The penalty that serves unseen edges of articles best, and its predictions."""
    choices = [penalty] if penalty else [4, 8, 16, 32]
    tried = {p: cross_validated(examples, p) for p in choices}
    loss = lambda p: logistic.log_loss(*zip(*((q, e.right) for q, e in zip(tried[p], examples) if e.article)))
    chosen = min(choices, key=loss)
    return chosen, tried[chosen]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('program')
    parser.add_argument('data')
    parser.add_argument('out')
    parser.add_argument('--penalty', type=float)
    parser.add_argument('--thresholds', action='store_true')
    args = parser.parse_args()
    gold, examples = examples_of(args.program, args.data)
    file = {
        'about': 'How sure a record is: weights of a logistic regression, in natural log-odds; docs/evaluation.md tells how well they hold',
        'learnt': {'by': 'tests/bench/learn_confidence.py', 'on': f'{len(gold)} sentences of news annotated whole, and edges of articles judged by reading', 'date': datetime.date.today().isoformat(), 'cross_validated': {}},
    }
    for member, kind in (('events', 'event'), ('ties', 'tie')):
        of_kind = [e for e in examples if e.record['kind'] == kind]
        penalty, predictions = best(of_kind, args.penalty)
        report = {'penalty': penalty}
        for name, article in (('sentences', False), ('articles', True)):
            of_one = [(e, p) for e, p in zip(of_kind, predictions) if e.article == article]
            report[name] = report_of(*zip(*of_one))
        print(f'{member}: {report}')
        file['learnt']['cross_validated'][member] = report
        file[member] = Model(of_kind, penalty).written()
        if args.thresholds:
            thresholds(kind, sum(len(g[member]) for g in gold), predictions, of_kind)
    with open(args.out, 'w', encoding='utf-8') as out:
        json.dump(file, out, indent=1, ensure_ascii=False)
        out.write('\n')


if __name__ == '__main__':
    main()
