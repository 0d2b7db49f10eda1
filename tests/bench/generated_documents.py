#!/usr/bin/env python3
"""Writes documents for measurements, as JSON Lines: as many as asked, the same for the same seed, each of them different.

    tests/bench/generated_documents.py 1000 [--seed 1] [--first 0] > documents.jsonl

A document is a short dispatch: a title, a day and one or two sentences of the kinds that news about politics has; three in four say
something that is coded. Who appears follows Zipf's law over the people, countries and bodies named here and over people with made-up names, whose
number grows with the number of documents as it does in news. The sentences are patterns, so that they measure storing and memory well
and say nothing about how accurate the reading is.
"""
import argparse
import bisect
import datetime
import itertools
import json
import random
import sys

ACTORS = [
    'Russia', 'the United States', 'China', 'Turkey', 'Iran', 'Israel', 'France', 'Germany', 'the United Kingdom', 'India', 'Pakistan', 'Japan',
    'South Korea', 'Saudi Arabia', 'Egypt', 'Ukraine', 'Poland', 'Brazil', 'Nigeria', 'Ethiopia', 'Kenya', 'Qatar', 'Jordan', 'Iraq', 'Lebanon',
    'the United Nations', 'the European Union', 'NATO', 'the African Union', 'Hezbollah', 'Hamas', 'the Taliban', 'Boko Haram', 'al-Shabaab',
    'Sergei Lavrov', 'John Kerry', 'Federica Mogherini', 'Antonio Guterres', 'Mohammad Javad Zarif', 'Angela Merkel', 'Emmanuel Macron',
    'Colombia', 'Venezuela', 'Mexico', 'Canada', 'Australia', 'Indonesia', 'Vietnam', 'Thailand', 'Myanmar', 'Sudan', 'Libya', 'Tunisia', 'Algeria',
]
GIVEN = ['Anna', 'Boris', 'Carlos', 'Daria', 'Emil', 'Fatima', 'Goran', 'Hana', 'Ivan', 'Jamal', 'Karin', 'Luis', 'Maria', 'Nadia', 'Omar', 'Petra', 'Rafael', 'Samir', 'Tamara', 'Yusuf']
SYLLABLES = ['ba', 'den', 'dor', 'fi', 'gar', 'kal', 'ko', 'len', 'mar', 'mi', 'na', 'nov', 'ra', 'ris', 'sa', 'sen', 'ta', 'tor', 'vel', 'zan']
PLACES = ['Geneva', 'Vienna', 'Moscow', 'Ankara', 'Cairo', 'Brussels', 'New York', 'Nairobi', 'Doha', 'Astana', 'Beijing', 'Riyadh']
TOPICS = ['the ceasefire', 'the sanctions', 'the border crossing', 'grain exports', 'the prisoners', 'the election', 'the missile programme', 'the water of the river', 'the pipeline', 'refugees']
SAYING = [
    '{a} met {b} in {p} on {w} to discuss {t}.',
    '{a} condemned {b} over {t}.',
    '{a} urged {b} to hold talks about {t}.',
    '{a} signed an agreement with {b} on {t}.',
    '{a} accused {b} of violating the agreement on {t}.',
    '{a} said it would send aid to {b}.',
    '{a} imposed sanctions on {b} because of {t}.',
    '{a} and {b} held talks on {t} in {p}.',
    '{a} rejected a proposal by {b} on {t}.',
    '{a} praised {b} for its work on {t}.',
    'Forces of {a} attacked {b} near {p}, a witness said.',
    '{a} expelled two diplomats of {b} on {w}.',
]
SILENT = [
    'Few had expected that {t} would be on the table in {p}.',
    'The mood in {p} was calm on {w}, with shops open and traffic light.',
    'Nobody knows how long the question of {t} will stay open.',
    'It was the third time within {n} weeks that {t} had filled the front pages.',
    'Prices rose by {n} percent over the year.',
    'Analysts differ on what comes next.',
]
DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']
FIRST_DAY = datetime.date(2015, 1, 1)


class Zipf:
    """Draws 0 to n-1, the k-th as often as 1 / (k + 2)."""

    def __init__(self, n):
        self.sums = list(itertools.accumulate(1 / (k + 2) for k in range(n)))

    def draw(self, rng):
        return bisect.bisect(self.sums, rng.random() * self.sums[-1])


ZIPF = Zipf(len(ACTORS))


def person(number):
    rng = random.Random(number * 7919 + 17)
    return f"{rng.choice(GIVEN)} {''.join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()}"


def document(number, seed):
    rng = random.Random(seed * 1_000_003 + number)

    def actor():
        # New people keep coming: the more documents there are, the more of them (a tenth of all mentions).
        return person(int(number ** 0.7 * rng.random())) if rng.random() < 0.1 else ACTORS[ZIPF.draw(rng)]

    def sentence():
        a, b = actor(), actor()
        while b == a:
            b = actor()
        pattern = rng.choice(SAYING if rng.random() < 0.75 else SILENT)
        text = pattern.format(a=a, b=b, p=rng.choice(PLACES), t=rng.choice(TOPICS), w=rng.choice(DAYS), n=rng.randint(2, 60))
        return text[0].upper() + text[1:]

    return {'id': f'generated/{seed}/{number}', 'title': f'Dispatch {number}', 'published': str(FIRST_DAY + datetime.timedelta(days=number % 3650)),
            'text': ' '.join(sentence() for _ in range(rng.randint(1, 2)))}


def line(number, seed):
    return json.dumps(document(number, seed)) + '\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('count', type=int)
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--first', type=int, default=0)
    arguments = parser.parse_args()
    for number in range(arguments.first, arguments.first + arguments.count):
        sys.stdout.write(line(number, arguments.seed))


if __name__ == '__main__':
    main()
