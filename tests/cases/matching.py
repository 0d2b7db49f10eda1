"""Whether a record is what a line of a case describes, and if not, in what it differs."""
import re
import unicodedata

PREPOSITIONS = set('of in for from to by on at with against near under between who which that'.split())


def words(text):
    """Lower case, without accents, dots, possessives and articles: "the U.S." and "US's" are both [us]."""
    plain = unicodedata.normalize('NFKD', text.replace('\u2019', "'")).encode('ascii', 'ignore').decode().lower()
    plain = re.sub(r"'s?\b", '', plain).replace('.', '')
    return [w for w in re.findall(r'\w+', plain) if w not in ('the', 'a', 'an')]


def core(text_words):
    """Up to the first preposition: "ambassador" of "ambassador of Sudan"."""
    return text_words[:next((i for i, w in enumerate(text_words) if i and w in PREPOSITIONS), len(text_words))]


def names_mention(wanted, mention):
    """The wanted words are the mention, or its core: "activists" in "three activists from Cairo", not "Cairo" in it."""
    w, m = core(words(wanted)), core(words(mention))
    return bool(w) and m[-len(w):] == w


def fits_reading(name, code, actor):
    if code and actor.get('code') != code:
        return False
    return not name or name in (actor['id'], actor.get('code')) or words(name) == words(actor['name']) \
        or names_mention(name, actor['mention'])


def fits_actor(pattern, actor):
    if pattern.anybody:
        return True
    if pattern.nobody or not actor:
        return pattern.nobody and not actor
    return any(fits_reading(name, code, actor) for name, code in pattern.readings)


def span(text):
    """2016, 2016-07, 2016-07-14 or START..END as first and last day."""
    first, _, last = text.partition('..')
    last = last or first
    if len(last) == 4:
        last += '-12'
    if len(last) == 7:
        year, month = map(int, last.split('-'))
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        last += f'-{[31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]}'
    return first + '-01' * ((10 - len(first)) // 3), last


def fits_detail(name, wanted, record):
    if name == 'attributed':
        return fits_actor(wanted, record.get('attributed_to'))
    if name == 'date':
        date = record.get('date') or {}
        return not date if wanted == '-' else (date.get('start'), date.get('end')) == span(wanted)
    if name == 'place':
        place = record.get('place') or {}
        return not place if wanted == '-' else words(wanted) == words(place.get('name', '')) or wanted == place.get('country')
    if name == 'trigger':
        return words(wanted) == words((record.get('trigger') or {}).get('text', ''))
    if name == 'context':
        return wanted in (record.get('contexts') or [])
    return (record.get('cameo') or '').startswith(wanted)


def differences(pattern, record):
    """Names of what differs, the weightiest first; empty when the record fits."""
    out = []
    if pattern.kind not in ('*', record['kind']) or (pattern.types and record['type'] not in pattern.types):
        out.append('type')
    straight = [side for side in ('source', 'target') if not fits_actor(getattr(pattern, side), record.get(side))]
    if straight and (pattern.reciprocal or record.get('reciprocal')):
        turned = [side for side, other in (('source', 'target'), ('target', 'source'))
                  if not fits_actor(getattr(pattern, side), record.get(other))]
        straight = min(straight, turned, key=len)
    out += straight
    if pattern.reciprocal and not record.get('reciprocal'):
        out.append('reciprocal')
    if pattern.mode and record.get('mode') != pattern.mode:
        out.append('mode')
    out += [name for name, value in pattern.status.items() if record.get(name, value) != value]
    out += [name for name, value in pattern.details.items() if not fits_detail(name, value, record)]
    return out


def fits(pattern, record):
    return not differences(pattern, record)


def explain(pattern, records):
    """The cause of a missing line, and the record that comes nearest to it."""
    if not records:
        return 'no record', None
    weight = {'type': 4, 'source': 2, 'target': 2}
    cost, nearest = min(((sum(weight.get(d, 1) for d in differences(pattern, r)), i) for i, r in enumerate(records)))
    nearest = records[nearest]
    wrong = differences(pattern, nearest)
    if cost >= 6 or {'source', 'target'} <= set(wrong):
        return 'no record', None
    return 'wrong ' + ' and '.join(wrong), nearest


def show(record):
    def actor(a):
        return '-' if not a else f'{a["mention"]} [{a["name"]}{", " + a["code"] if a.get("code") else ""}]'
    head = ' '.join(filter(None, [record['type'], record.get('mode')]))
    tail = [record[k] for k, usual in (('polarity', 'affirmed'), ('modality', 'actual')) if record.get(k, usual) != usual]
    tail += ['reciprocal'] * bool(record.get('reciprocal'))
    if record.get('attributed_to'):
        tail.append('attributed=' + actor(record['attributed_to']))
    date, place = record.get('date'), record.get('place')
    if date:
        tail.append(f'date={date["start"]}' + (f'..{date["end"]}' if date['end'] != date['start'] else ''))
    if place:
        tail.append('place=' + (place.get('name') or place.get('country')))
    tail.append('trigger=' + (record.get('trigger') or {}).get('text', ''))
    tail.append('rule=' + (record.get('rule') or ''))
    return ' | '.join([head, actor(record.get('source')), actor(record.get('target')), ' '.join(tail)])
