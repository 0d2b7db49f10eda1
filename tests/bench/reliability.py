#!/usr/bin/env python3
"""How well confidence holds: reliability.py PROGRAM DATA [--svg FILE]

Of judged edges of whole articles, and of the records of annotated sentences that are kept by default, events and ties apart: by
confidence, how many are right, the expected calibration error (ECE: how far, on average, the share that is right lies from the
confidence), the Brier score and the area under the curve (AUC: how often a right record is surer than a wrong one). The confidence is
cross-validated: each sentence's is by weights that were learnt without it (learn_confidence.py). The picture shows the articles.
"""
import argparse

import annotated
import learn_confidence

BINS = [0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01]


def bins(judged):
    """(least, most, records, mean confidence, share right) of each bin that is not empty."""
    out = []
    for least, most in zip(BINS, BINS[1:]):
        inside = [(p, y) for p, y in judged if least <= round(p, 2) < most]
        if inside:
            out.append((least, min(1.0, most), len(inside), sum(p for p, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside)))
    return out


def figures(judged):
    n = max(1, len(judged))
    ece = sum(count * abs(mean - share) for _, _, count, mean, share in bins(judged)) / n
    brier = sum((p - y) ** 2 for p, y in judged) / n
    return f'{len(judged)} records, {100 * sum(y for _, y in judged) / n:.1f} % right, ECE {ece:.3f}, Brier {brier:.3f}, AUC {annotated.area_under_curve(*zip(*judged)):.3f}'


def svg(curves):
    """The share that is right over the confidence; a disc's area is the number of its records."""
    size, left, top = 340, 52, 16
    x = lambda p: left + p * size
    y = lambda p: top + (1 - p) * size
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {left + size + 130} {top + size + 48}" font-family="sans-serif" font-size="12" fill="#333">',
           '<rect width="100%" height="100%" fill="#fff"/>']
    for tick in range(0, 11, 2):
        p = tick / 10
        out.append(f'<path d="M{x(p):.1f} {top}V{y(0):.1f}M{left} {y(p):.1f}H{x(1):.1f}" stroke="#e4e4e4" fill="none"/>')
        out.append(f'<text x="{x(p):.1f}" y="{y(0) + 17:.1f}" text-anchor="middle">{p:.1f}</text><text x="{left - 7}" y="{y(p) + 4:.1f}" text-anchor="end">{p:.1f}</text>')
    out.append(f'<path d="M{x(0)} {y(0)}L{x(1)} {y(1)}" stroke="#999" stroke-dasharray="5 4" fill="none"/>')
    out.append(f'<text x="{x(0.5)}" y="{y(0) + 38}" text-anchor="middle">confidence</text><text x="14" y="{y(0.5)}" text-anchor="middle" transform="rotate(-90 14 {y(0.5)})">share that is right</text>')
    for row, (name, colour, points) in enumerate(curves):
        out.append(f'<polyline points="{" ".join(f"{x(m):.1f},{y(s):.1f}" for _, _, _, m, s in points)}" stroke="{colour}" stroke-width="2" fill="none"/>')
        out += [f'<circle cx="{x(m):.1f}" cy="{y(s):.1f}" r="{1.5 + n ** 0.5 / 1.6:.1f}" fill="{colour}" fill-opacity="0.75"/>' for _, _, n, m, s in points]
        out.append(f'<circle cx="{x(1) + 22}" cy="{top + 14 + 22 * row}" r="6" fill="{colour}"/><text x="{x(1) + 34}" y="{top + 18 + 22 * row}">{name}</text>')
    out.append(f'<path d="M{x(1) + 14} {top + 58}h16" stroke="#999" stroke-dasharray="5 4"/><text x="{x(1) + 34}" y="{top + 62}">as it should be</text>')
    return '\n'.join(out + ['</svg>', ''])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('program')
    parser.add_argument('data')
    parser.add_argument('--svg', metavar='FILE')
    args = parser.parse_args()
    _, examples = learn_confidence.examples_of(args.program, args.data)
    curves = []
    for kind, name, colour in (('event', 'events', '#2563a8'), ('tie', 'ties', '#b5651d')):
        of_kind = [e for e in examples if e.record['kind'] == kind]
        _, predictions = learn_confidence.best(of_kind)
        for where, article in (('of articles', True), ('of annotated sentences', False)):
            validated = [(p, e.right) for p, e in zip(predictions, of_kind) if e.article == article]
            print(f'{name} {where}, cross-validated: {figures(validated)}')
            for least, most, count, mean, share in bins(validated):
                print(f'  {least:.1f} to {most:.1f}: {count} records, mean {mean:.2f}, right {100 * share:.0f} %')
            if article:
                curves.append((name, colour, bins(validated)))
    if args.svg:
        with open(args.svg, 'w', encoding='utf-8') as file:
            file.write(svg(curves))


if __name__ == '__main__':
    main()
