"""Finds SQL that is put together from anything but literals: sql.py ROOT. Values reach a statement as bound parameters alone.

Every operand that is joined to a literal of SQL, by + or by fmt::format, and every expression that is run as a statement, must be a
literal, a choice of two literals, or stand below, with why no value of a document, a graph or a user can be in it."""
import pathlib
import re
import sys

# What may be joined to SQL, and what may be run: expressions as the code has them.
ALLOWED = {
    # Lists of columns, expressions and whole statements that are constants of the code, or of the engine's class.
    'columns', 'std::string(columns)', 'actor_columns', 'edge_columns', 'EvidenceFilter::columns()', 'RecordRows::select(database)',
    'RecordRows::select(*database_)', 'database.numbers_of("v.id")', 'database_->bytes_of("text")', 'evidence', 'old_actors_from_text',
    'std::string(graph_sql)', 'migrations[at]',
    # document_remover.cpp: constant statements, one name each, and the end that three of them share.
    'marks', 'mark_touched', 'forget_knowledge', 'recall_knowledge', 'spare_used', 'without',
    # sql_store_edges.cpp, sentence_search.cpp: the end that two statements share.
    'in_order',
    # sql_store.cpp: parts of one statement, each a literal; the tie's name is a constant.
    'group', 'names', 'naming_tie', 'fmt::format(fmt::runtime(matches),"a")', 'fmt::format(fmt::runtime(matches),"g")',
    # sqlite/database.cpp: names of tables, indexes and columns, from literals where it is called; as many "?" as there are columns.
    'index', 'own', 'other', 'table', 'values',
    # sqlite/word_search.cpp: how the engine ranks, one of two literals.
    'rank',
    # postgres/: constant statements, statements of the store with their parameters renamed, names of statements that are a letter and a number.
    'take_lock', 'std::string(postgres_graph_sql)', 'translated(sql)', 'sql_', 'declare',
    # decisions.hpp: the name of a column, from literals where it is called.
    'column',
    # sqlite/file.cpp: the name of a pragma, from literals where it is called; the number of the newest schema.
    'name', 'newest_version',
    # What a function or a variable of the name `sql` or `select` holds was put together elsewhere, and is looked at there.
    'sql', 'sql.c_str()', 'select',
}

SQL = re.compile(r'\b(SELECT|INSERT|REPLACE INTO|DELETE FROM|UPDATE \w+ SET|PRAGMA|ATTACH|VACUUM|CREATE (TEMP )?(TABLE|VIEW|INDEX)|DROP TABLE|COPY \w+|'
                 r'WHERE \w+|ORDER BY|FROM \w+ (AS|JOIN|WHERE)|VALUES ?\(|UNION ALL|LIMIT [?$\d])')
TOKEN = re.compile(r'R"(?P<mark>\w*)\((?P<raw>.*?)\)(?P=mark)"|"(?P<text>(?:\\.|[^"\\])*)"|\'(?:\\.|[^\'\\])*\'|//[^\n]*|/\*.*?\*/'
                   r'|(?P<word>[A-Za-z_][\w]*)|(?P<number>\d[\w.\']*)|(?P<sign>::|->|\+=|\+\+|<<|>>|[-+*/%=<>!&|^~?:;,.(){}\[\]#\\@`$])', re.DOTALL)
OPEN, CLOSE = dict(zip('([{', ')]}')), set(')]}')
# Calls whose argument is a statement.
RUN = {'exec', 'execAndGet', 'tryExec', 'execute'}


class Literal(str):
    """The content of one or several adjacent string literals."""


def tokens(text):
    """(line, token) of the file; adjacent literals are one."""
    found = []
    for match in TOKEN.finditer(text):
        line = text.count('\n', 0, match.start()) + 1
        if match['raw'] is not None or match['text'] is not None:
            content = match['raw'] if match['raw'] is not None else match['text']
            if found and isinstance(found[-1][1], Literal):
                found[-1] = (found[-1][0], Literal(found[-1][1] + content))
            else:
                found.append((line, Literal(content)))
        elif match['word'] or match['number'] or match['sign']:
            found.append((line, match['word'] or match['number'] or match['sign']))
    return found


def shown(part):
    text = ''
    for _, token in part:
        word = f'"{token}"' if isinstance(token, Literal) else token
        text += (' ' if text and re.match(r'\w', word) and re.search(r'\w$', text) else '') + word
    return text


def operand(file, at, step):
    """The tokens of the operand that begins at `at` and goes on in the direction of `step`."""
    part, depth = [], 0
    while 0 <= at < len(file):
        token = file[at][1]
        opens, closes = (OPEN, CLOSE) if step > 0 else (CLOSE, OPEN)
        if not isinstance(token, Literal):
            if token in opens:
                depth += 1
            elif token in closes:
                if depth == 0:
                    break
                depth -= 1
            elif depth == 0 and token in {'+', ',', ';', '?', ':', '=', '+=', 'return', '<<', '==', '{', '}'}:
                break
        part.append(file[at])
        at += step
    return part if step > 0 else part[::-1]


def arguments(file, at):
    """The arguments of the call whose ( is at `at`."""
    parts, part, depth = [], [], 0
    for index in range(at + 1, len(file)):
        token = file[index][1]
        if not isinstance(token, Literal):
            if token in OPEN:
                depth += 1
            elif token in CLOSE:
                if depth == 0:
                    break
                depth -= 1
            elif token == ',' and depth == 0:
                parts.append(part)
                part = []
                continue
        part.append(file[index])
    return [*parts, part] if part or parts else parts


def allowed(part):
    constant = [isinstance(token, Literal) or re.fullmatch(r'-?\d+|[-?:]', token) is not None for _, token in part]
    choice = [at for at, (_, token) in enumerate(part) if token == '?']
    return all(constant[choice[0] if choice else 0:]) or shown(part) in ALLOWED


def faults(path, root):
    file = tokens(path.read_text(encoding='utf-8'))
    name = path.relative_to(root).as_posix()
    found = set()

    def complain(line, part):
        if part and not allowed(part):
            found.add((name, line, shown(part)))

    for at, (line, token) in enumerate(file):
        following = file[at + 1][1] if at + 1 < len(file) else ''
        before = file[at - 1][1] if at else ''
        if isinstance(token, Literal) and SQL.search(token):
            named = before == '(' and at > 1 and file[at - 2][1] == 'string' and following == ')'  # std::string("...") + ...
            after = at + (2 if named else 1)
            if after < len(file) and file[after][1] == '+':
                complain(line, operand(file, after + 1, 1))
            if before == '+':
                complain(line, operand(file, at - 2, -1))
        elif token == 'format' and following == '(' and before == '::':
            given = arguments(file, at + 1)
            if given and any(isinstance(t, Literal) and SQL.search(t) for _, t in given[0]):
                for part in given[1:]:
                    complain(line, part)
        elif token in RUN and following == '(' and before in {'.', '->'}:
            statement = arguments(file, at + 1)[:1]
            if statement and not any(isinstance(t, Literal) for _, t in statement[0]):  # else its parts were looked at
                complain(line, statement[0])
    return found


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    found = set()
    for room in ('lib/store', 'lib/query', 'lib/graph', 'lib/formats', 'lib/pipeline', 'tools/entente', 'tools/entente-train'):
        for path in sorted((root / room).rglob('*')):
            if path.suffix in {'.cpp', '.hpp'}:
                found |= faults(path, root)
    for name, line, part in sorted(found):
        print(f'{name}:{line}: SQL is put together with: {part}')
    if found:
        sys.exit('bind it as a parameter; where it is no value, say in tests/cli/sql.py why nothing from outside can be in it')


if __name__ == '__main__':
    main()
