-- The graph on disk. docs/graph-schema.md tells what each table holds and why; this file is what the program runs.
--
-- Days are counted from 1970-01-01. An `id` holds within one file only; what stands for a row outside is its `key`. The keys of
-- edges and evidence are the 64 bits that the program writes as 16 hex digits: they are made from the content, so that every
-- graph gives the same fact the same key.

PRAGMA application_id = 1162761287;  -- "ENTG"

CREATE TABLE documents (
    id        INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE,
    title     TEXT NOT NULL,
    publisher TEXT NOT NULL,
    url       TEXT NOT NULL,
    language  TEXT NOT NULL,
    published INTEGER,
    extra     TEXT NOT NULL,  -- what else the source says: a JSON object, or empty
    text      TEXT            -- as given; NULL where only records came
) STRICT;

CREATE TABLE sentences (
    id         INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    number     INTEGER NOT NULL,  -- from 0
    byte_begin INTEGER NOT NULL,  -- bytes of the document's text as given
    byte_end   INTEGER NOT NULL,
    text       TEXT,              -- clean; NULL where no record stands on it
    UNIQUE (document, number)
) STRICT;

CREATE TABLE actors (
    id      INTEGER PRIMARY KEY,
    key     TEXT NOT NULL UNIQUE,  -- "person/john-kerry"
    name    TEXT NOT NULL,
    folded  TEXT NOT NULL,         -- the name as names are compared
    kind    TEXT NOT NULL,
    country TEXT NOT NULL,
    sector  TEXT NOT NULL,
    code    TEXT NOT NULL,
    as_of   INTEGER                -- day of the latest document that codes it so
) STRICT;
CREATE INDEX actors_by_folded ON actors (folded);

-- Actors that were built from the words of documents: no directory has them, so that rules may find that one is another.
CREATE TABLE actors_from_text (
    actor INTEGER PRIMARY KEY REFERENCES actors ON DELETE CASCADE
) STRICT;

-- How documents code an actor: one row for each coding that occurs. The row of actors shows the latest.
CREATE TABLE codings (
    id      INTEGER PRIMARY KEY,
    actor   INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    country TEXT NOT NULL,
    sector  TEXT NOT NULL,
    code    TEXT NOT NULL,
    UNIQUE (actor, name, kind, country, sector, code)
) STRICT;

-- Where places lie, in decimal degrees (WGS 84), by name and country as actors of kind place and places of evidence have them.
CREATE TABLE places (
    name      TEXT NOT NULL,
    country   TEXT NOT NULL,
    latitude  REAL NOT NULL,
    longitude REAL NOT NULL,
    PRIMARY KEY (name, country)
) STRICT, WITHOUT ROWID;

CREATE TABLE aliases (
    actor    INTEGER NOT NULL REFERENCES actors ON DELETE CASCADE,
    name     TEXT NOT NULL,
    folded   TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (actor, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_folded ON aliases (folded);

CREATE TABLE mentions (
    id         INTEGER PRIMARY KEY,
    sentence   INTEGER NOT NULL REFERENCES sentences ON DELETE CASCADE,
    byte_begin INTEGER NOT NULL,
    byte_end   INTEGER NOT NULL,
    coding     INTEGER NOT NULL REFERENCES codings,
    text       TEXT NOT NULL,
    resolution TEXT NOT NULL  -- how the words came to the actor
) STRICT;
CREATE INDEX mentions_by_sentence ON mentions (sentence);
CREATE INDEX mentions_by_coding ON mentions (coding, sentence);

CREATE TABLE relations (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'tie')),
    type TEXT NOT NULL,
    mode TEXT NOT NULL,
    quad INTEGER NOT NULL CHECK (quad BETWEEN 0 AND 4),
    UNIQUE (kind, type, mode, quad)
) STRICT;

CREATE TABLE edges (
    id         INTEGER PRIMARY KEY,
    key        INTEGER NOT NULL UNIQUE,
    relation   INTEGER NOT NULL REFERENCES relations,
    source     INTEGER REFERENCES actors,  -- NULL where no document says who
    target     INTEGER REFERENCES actors,
    reciprocal INTEGER NOT NULL CHECK (reciprocal IN (0, 1)),
    polarity   INTEGER NOT NULL CHECK (polarity IN (0, 1)),         -- affirmed, negated
    modality   INTEGER NOT NULL CHECK (modality BETWEEN 0 AND 3),   -- actual, planned, requested, possible
    first_day  INTEGER,
    last_day   INTEGER,
    confidence REAL NOT NULL,     -- of the best evidence
    reports    INTEGER NOT NULL,  -- pieces of evidence
    documents  INTEGER NOT NULL   -- documents that they stand in
) STRICT;
-- Each holds all that a walk asks of an edge, so that walks never touch the table.
CREATE INDEX edges_out ON edges (source, polarity, modality, target, relation, first_day, last_day, confidence, reports, reciprocal, key);
CREATE INDEX edges_in  ON edges (target, polarity, modality, source, relation, first_day, last_day, confidence, reports, reciprocal, key);

CREATE TABLE rules (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE evidence (
    id            INTEGER PRIMARY KEY,
    key           INTEGER NOT NULL UNIQUE,
    edge          INTEGER NOT NULL REFERENCES edges ON DELETE CASCADE,
    document      INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    sentence      INTEGER NOT NULL REFERENCES sentences,
    source        INTEGER REFERENCES mentions,
    target        INTEGER REFERENCES mentions,
    attributed_to INTEGER REFERENCES mentions,
    trigger       TEXT NOT NULL,
    trigger_begin INTEGER NOT NULL,
    trigger_end   INTEGER NOT NULL,
    rule          INTEGER NOT NULL REFERENCES rules,
    cameo         TEXT NOT NULL,
    contexts      TEXT,  -- a JSON array, NULL where there are none
    place         TEXT,
    place_country TEXT,
    confidence    REAL NOT NULL
) STRICT;
CREATE INDEX evidence_by_edge ON evidence (edge, document, confidence);
CREATE INDEX evidence_by_document ON evidence (document);

-- How many were killed, wounded, arrested ...: what a piece of evidence tells, by name.
CREATE TABLE numbers (
    evidence INTEGER NOT NULL REFERENCES evidence ON DELETE CASCADE,
    name     TEXT NOT NULL,
    least    INTEGER,  -- NULL where the words give no least ("up to 20")
    most     INTEGER,  -- NULL where they give no most ("at least 20")
    PRIMARY KEY (evidence, name)
) STRICT, WITHOUT ROWID;

-- What was imported for this graph (actors --import): actors and nouns that it knows beside those of schema/.
CREATE TABLE imports (
    entry  TEXT NOT NULL,  -- a JSON object; docs/file-formats.md has its members
    source TEXT NOT NULL,  -- the name of the file that it was read from
    PRIMARY KEY (entry, source)
) STRICT, WITHOUT ROWID;

-- How the graph is read where a question does not say: 'window', the days that reports of one event may be apart.
CREATE TABLE settings (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Whether two actors are one. Actors are named by their keys, so that a decision holds in every graph. Nothing is taken back: what
-- holds of a pair is a person's word before a rule's, the later before the earlier.
CREATE TABLE decisions (
    actor      TEXT NOT NULL,  -- where the two are the same, the one that is shown
    other      TEXT NOT NULL CHECK (other <> actor),
    verdict    TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    decider      TEXT NOT NULL CHECK (decider IN ('person', 'rule')),
    decided_by TEXT NOT NULL,  -- the rule, or the person
    decided_at TEXT NOT NULL,  -- ISO 8601; of a rule the day of the latest document that it stands on
    why        TEXT NOT NULL,
    PRIMARY KEY (actor, other, decider, decided_by, decided_at, verdict, why)
) STRICT, WITHOUT ROWID;
CREATE INDEX decisions_by_other ON decisions (other);

-- What follows from the decisions: actors that are shown as another. Edges, mentions and codings keep the actors of the documents.
CREATE TABLE identities (
    actor    INTEGER PRIMARY KEY REFERENCES actors ON DELETE CASCADE,
    shown_as INTEGER NOT NULL REFERENCES actors
) STRICT;
CREATE INDEX identities_by_shown_as ON identities (shown_as);

-- Words of the sentences that records stand on, for search. The index holds no text of its own: who writes a sentence's text, or takes it
-- away, tells the index, too. (Triggers would, but each would make SQLite write out what the index has gathered.)
CREATE VIRTUAL TABLE sentence_words USING fts5 (text, content = 'sentences', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

-- For people with a database browser.
CREATE VIEW edge_list AS
    SELECT printf('%016x', edges.key) AS edge, source.key AS source, relations.type, relations.mode, target.key AS target,
           date(edges.first_day * 86400, 'unixepoch') AS first_date, date(edges.last_day * 86400, 'unixepoch') AS last_date,
           CASE edges.polarity WHEN 0 THEN 'affirmed' ELSE 'negated' END AS polarity,
           CASE edges.modality WHEN 0 THEN 'actual' WHEN 1 THEN 'planned' WHEN 2 THEN 'requested' ELSE 'possible' END AS modality,
           edges.reciprocal, edges.confidence, edges.reports, edges.documents
    FROM edges JOIN relations ON relations.id = edges.relation
         LEFT JOIN actors AS source ON source.id = edges.source
         LEFT JOIN actors AS target ON target.id = edges.target;

CREATE VIEW evidence_list AS
    SELECT printf('%016x', edges.key) AS edge, printf('%016x', evidence.key) AS record, documents.key AS document,
           date(documents.published * 86400, 'unixepoch') AS published, sentences.number AS sentence, evidence.trigger,
           source.text AS source, target.text AS target, evidence.cameo, rules.name AS rule, evidence.confidence, sentences.text
    FROM evidence JOIN edges ON edges.id = evidence.edge
         JOIN documents ON documents.id = evidence.document
         JOIN sentences ON sentences.id = evidence.sentence
         JOIN rules ON rules.id = evidence.rule
         LEFT JOIN mentions AS source ON source.id = evidence.source
         LEFT JOIN mentions AS target ON target.id = evidence.target;
