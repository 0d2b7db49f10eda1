"""Reads case files (docs/cases.md): a text and the edges that are expected from it, in a form that a researcher can write."""
import dataclasses
import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
EVENT_TYPES = ('AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE '
               'COERCE ASSAULT STATEMENT').split()
STATUS = {'affirmed': 'polarity', 'negated': 'polarity',
          'actual': 'modality', 'planned': 'modality', 'requested': 'modality', 'possible': 'modality'}
DETAILS = ('attributed', 'date', 'place', 'trigger', 'cameo', 'context')


class CaseError(Exception):
    """A case file is at fault; the message says where and what to write instead."""


@dataclasses.dataclass
class ActorPattern:
    """`-`: no actor; `*`: any or none; else alternatives of (words, code), either of which may be empty."""
    nobody: bool = False
    anybody: bool = False
    readings: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass
class RecordPattern:
    line: str
    kind: str                  # event, tie, or * in a `no:` line
    types: list                # empty: any
    mode: str
    source: ActorPattern
    target: ActorPattern
    status: dict               # polarity, modality; what is absent is not compared
    reciprocal: bool
    details: dict
    where: str = ''            # file:line


@dataclasses.dataclass
class ActorLine:
    line: str
    mention: str
    pattern: ActorPattern


@dataclasses.dataclass
class Case:
    path: pathlib.Path
    at: int                    # line of the text
    name: str
    text: str = ''
    file: str = ''             # instead of a text: a path from the top of the tree
    part: str = ''             # id of the document meant, in a file of several
    title: str = ''
    date: str = ''
    expected: list = dataclasses.field(default_factory=list)
    forbidden: list = dataclasses.field(default_factory=list)
    actors: list = dataclasses.field(default_factory=list)
    only: str = ''             # all, events, ties, or empty
    begin: int = 0             # first line of its block in the file

    @property
    def id(self):
        return f'{self.path.stem}-{self.at}'

    def document(self):
        document = {'id': self.id, 'text': self.text}
        if self.title:
            document['title'] = self.title
        if self.date:
            document['published'] = self.date
        return document


@dataclasses.dataclass
class CaseFile:
    path: pathlib.Path
    later: bool = False
    date: str = ''             # of cases that name none
    cases: list = dataclasses.field(default_factory=list)


def parse_actor(words, where):
    if words == '-':
        return ActorPattern(nobody=True)
    if words == '*':
        return ActorPattern(anybody=True)
    if '=' in words:
        raise CaseError(f'{where}: "{words}" holds a detail; set a | before it')
    readings = []
    for reading in re.split(r'\s+or\s+', words):
        name, code = re.fullmatch(r'(.*?)\s*(?:\(([A-Z]{2,})\))?', reading).groups()
        if not name and not code:
            raise CaseError(f'{where}: an actor is empty; write - for none, * for any')
        readings.append((name, code or ''))
    return ActorPattern(readings=readings)


def parse_record(key, line, where):
    """`TYPE [mode] | SOURCE | TARGET [| status words and details]`; after `no:` everything but the type may be left out."""
    fields = [field.strip() for field in line.split('|')]
    if key != 'no' and len(fields) < 3:
        raise CaseError(f'{where}: "{key}:" needs TYPE | SOURCE | TARGET; write - where there is no actor')
    if len(fields) > 4:
        raise CaseError(f'{where}: more than four fields; status words and details share the last one')
    words = fields[0].split()
    types, mode = [words[0]] if words else [], ''
    rest = words[1:]
    while len(rest) >= 2 and rest[0] == 'or':
        types.append(rest[1])
        rest = rest[2:]
    if len(rest) > 1 or not types:
        raise CaseError(f'{where}: "{fields[0]}" is no TYPE [mode]')
    mode = rest[0] if rest else ''
    events = [t for t in types if t in EVENT_TYPES]
    if types == ['*']:
        kind, types = '*', []
    elif len(events) == len(types):
        kind = 'event'
    elif not events and all(re.fullmatch(r'[a-z]+(-[a-z]+)*', t) for t in types):
        kind = 'tie'
    else:
        raise CaseError(f'{where}: "{fields[0]}" names no event type (upper case) and no tie type (lower case)')
    if key != 'no' and kind != key:
        raise CaseError(f'{where}: "{fields[0]}" after "{key}:" is of the other kind')

    pattern = RecordPattern(line, kind, types, mode, ActorPattern(anybody=True), ActorPattern(anybody=True), {}, False, {},
                            where)
    if len(fields) > 1:
        pattern.source = parse_actor(fields[1], where)
    if len(fields) > 2:
        pattern.target = parse_actor(fields[2], where)
    if key != 'no':
        pattern.status = {'polarity': 'affirmed', 'modality': 'actual'}
    last = fields[3] if len(fields) > 3 else ''
    # A detail's value runs to the next detail, status word or the end, so that it may hold blanks.
    keywords = '|'.join([*STATUS, 'reciprocal'])
    for part in re.split(rf'\s+(?=(?:{keywords})(?:\s|$)|(?:{"|".join(DETAILS)})=)', last):
        if not part:
            continue
        name, equals, value = part.partition('=')
        if equals and name in DETAILS:
            pattern.details[name] = parse_actor(value, where) if name == 'attributed' else value
        elif part in STATUS:
            pattern.status[STATUS[part]] = part
        elif part == 'reciprocal':
            pattern.reciprocal = True
        else:
            raise CaseError(f'{where}: "{part}" is none of {", ".join([*STATUS, "reciprocal"])}, {"=, ".join(DETAILS)}=')
    return pattern


def blocks(path):
    """Runs of lines between blank ones, as (number, line) pairs; an indented line goes on with the one before it."""
    block = []
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        if not line.strip():
            if block:
                yield block
            block = []
        elif line[0] in ' \t' and block:
            block[-1] = (block[-1][0], block[-1][1] + ' ' + line.strip())
        else:
            block.append((number, line.strip()))
    if block:
        yield block


def read_cases(path):
    file = CaseFile(path)
    for block in blocks(path):
        case, name = None, []
        for number, line in block:
            where = f'{path}:{number}'
            if line.startswith('#'):
                name.append(line.lstrip('# '))
                continue
            key, colon, value = (part.strip() for part in line.partition(':'))
            if key in ('text', 'file') and value:
                if case:
                    raise CaseError(f'{where}: a second text; set a blank line between cases')
                case = Case(path, number, ' '.join(name) or value, date=file.date)
                if key == 'text':
                    case.text = value
                else:
                    case.file, _, case.part = value.partition(' ')
                    if not (ROOT / case.file).is_file():
                        raise CaseError(f'{where}: {case.file} is no file of the tree')
            elif key == 'only' and value in ('', 'events', 'ties') and case:
                case.only = value or 'all'
            elif not value:
                raise CaseError(f'{where}: nothing after "{key}"')
            elif key == 'status' and value == 'later' and not case and not file.cases:
                file.later = True
            elif key == 'date':
                if case:
                    case.date = value
                else:
                    file.date = value
            elif not case:
                raise CaseError(f'{where}: "{key}:" before any text: a case begins with "text:" or "file:"')
            elif key == 'title':
                case.title = value
            elif key in ('event', 'tie'):
                case.expected.append(parse_record(key, value, where))
            elif key == 'no':
                case.forbidden.append(parse_record(key, value, where))
            elif key == 'actor':
                mention, arrow, actor = (part.strip() for part in value.partition('->'))
                if not arrow:
                    raise CaseError(f'{where}: "actor:" needs WORDS -> ACTOR')
                case.actors.append(ActorLine(value, mention, parse_actor(actor, where)))
            else:
                raise CaseError(f'{where}: "{key}:" is none of text, file, title, date, event, tie, no, actor, only, status')
        if case:
            if not (case.expected or case.forbidden or case.actors or case.only):
                raise CaseError(f'{path}:{case.at}: expects nothing; write event, tie, no, actor or only')
            case.begin = block[0][0]
            file.cases.append(case)
    if not file.cases:
        raise CaseError(f'{path}: holds no case')
    return file
