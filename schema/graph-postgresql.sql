-- The graph in PostgreSQL (15 or newer). The tables are those of graph.sql, whose comments and docs/graph-schema.md tell what each
-- holds and why; here stands what is different. The program runs this file in a schema that has no tables yet.
--
-- Texts are compared by their bytes (COLLATE "C"), as SQLite does, so that everything comes in the same order from both. U+0000, which
-- PostgreSQL takes in no text, is written as U+0001 U+0001, and U+0001 as U+0001 U+0002. There are no foreign keys: each would cost a
-- look-up a row, and the program keeps them.

-- That this is a graph. `removals` counts the transactions that took rows away: who remembers rows looks here.
CREATE TABLE entente (
    version  BIGINT NOT NULL,  -- of the schema, counted as that of SQLite files
    removals BIGINT NOT NULL
);
INSERT INTO entente VALUES (8, 0);

CREATE TABLE documents (
    id        BIGINT PRIMARY KEY,
    key       TEXT COLLATE "C" NOT NULL UNIQUE,
    title     TEXT COLLATE "C" NOT NULL,
    publisher TEXT COLLATE "C" NOT NULL,
    url       TEXT COLLATE "C" NOT NULL,
    language  TEXT COLLATE "C" NOT NULL,
    published BIGINT,
    extra     TEXT COLLATE "C" NOT NULL,  -- what else the source says: a JSON object, or empty
    text      TEXT COLLATE "C"            -- as given; NULL where only records came
);

CREATE TABLE sentences (
    id         BIGINT PRIMARY KEY,
    document   BIGINT NOT NULL,
    number     BIGINT NOT NULL,  -- from 0
    byte_begin BIGINT NOT NULL,  -- bytes of the document's text as given
    byte_end   BIGINT NOT NULL,
    text       TEXT COLLATE "C",              -- clean; NULL where no record stands on it
    UNIQUE (document, number)
);

CREATE TABLE actors (
    id      BIGINT PRIMARY KEY,
    key     TEXT COLLATE "C" NOT NULL UNIQUE,  -- "person/john-kerry"
    name    TEXT COLLATE "C" NOT NULL,
    folded  TEXT COLLATE "C" NOT NULL,         -- the name as names are compared
    kind    TEXT COLLATE "C" NOT NULL,
    country TEXT COLLATE "C" NOT NULL,
    sector  TEXT COLLATE "C" NOT NULL,
    code    TEXT COLLATE "C" NOT NULL,
    as_of   BIGINT                -- day of the latest document that codes it so
);
CREATE INDEX actors_by_folded ON actors USING hash (folded);

-- Actors that were built from the words of documents: no directory has them, so that rules may find that one is another.
CREATE TABLE actors_from_text (
    actor BIGINT PRIMARY KEY
);

-- How documents code an actor: one row for each coding that occurs. The row of actors shows the latest.
CREATE TABLE codings (
    id      BIGINT PRIMARY KEY,
    actor   BIGINT NOT NULL,
    name    TEXT COLLATE "C" NOT NULL,
    kind    TEXT COLLATE "C" NOT NULL,
    country TEXT COLLATE "C" NOT NULL,
    sector  TEXT COLLATE "C" NOT NULL,
    code    TEXT COLLATE "C" NOT NULL
);
CREATE INDEX codings_by_actor ON codings (actor);

-- Where places lie, in decimal degrees (WGS 84), by name and country as actors of kind place and places of evidence have them.
CREATE TABLE places (
    name      TEXT COLLATE "C" NOT NULL,
    country   TEXT COLLATE "C" NOT NULL,
    latitude  DOUBLE PRECISION NOT NULL,
    longitude DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (name, country)
);

CREATE TABLE aliases (
    actor    BIGINT NOT NULL,
    name     TEXT COLLATE "C" NOT NULL,
    folded   TEXT COLLATE "C" NOT NULL,
    mentions BIGINT NOT NULL,
    PRIMARY KEY (actor, name)
);
CREATE INDEX aliases_by_folded ON aliases USING hash (folded);

CREATE TABLE mentions (
    id         BIGINT PRIMARY KEY,
    sentence   BIGINT NOT NULL,
    byte_begin BIGINT NOT NULL,
    byte_end   BIGINT NOT NULL,
    coding     BIGINT NOT NULL,
    text       TEXT COLLATE "C" NOT NULL,
    resolution TEXT COLLATE "C" NOT NULL  -- how the words came to the actor
);
CREATE INDEX mentions_by_sentence ON mentions (sentence);
CREATE INDEX mentions_by_coding ON mentions (coding, sentence);

CREATE TABLE relations (
    id   BIGINT PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL CHECK (kind IN ('event', 'tie')),
    type TEXT COLLATE "C" NOT NULL,
    mode TEXT COLLATE "C" NOT NULL,
    quad BIGINT NOT NULL CHECK (quad BETWEEN 0 AND 4),
    UNIQUE (kind, type, mode, quad)
);

-- The number of an edge is its key: who writes need not ask for it.
CREATE TABLE edges (
    id         BIGINT PRIMARY KEY,
    key        BIGINT NOT NULL GENERATED ALWAYS AS (id) STORED UNIQUE,
    relation   BIGINT NOT NULL,
    source     BIGINT,  -- NULL where no document says who
    target     BIGINT,
    reciprocal BIGINT NOT NULL CHECK (reciprocal IN (0, 1)),
    polarity   BIGINT NOT NULL CHECK (polarity IN (0, 1)),         -- affirmed, negated
    modality   BIGINT NOT NULL CHECK (modality BETWEEN 0 AND 3),   -- actual, planned, requested, possible
    first_day  BIGINT,
    last_day   BIGINT,
    confidence DOUBLE PRECISION NOT NULL,  -- of the best evidence
    reports    BIGINT NOT NULL,            -- pieces of evidence
    documents  BIGINT NOT NULL             -- documents that they stand in
);
CREATE INDEX edges_by_source ON edges (source);
CREATE INDEX edges_by_target ON edges (target);

-- Every edge that joins two actors, once from each of them, with all that a walk asks of it: what is around an actor lies in one
-- partition, which its number tells. A partition may lie on another server (place_adjacency, below).
CREATE TABLE adjacency (
    actor      BIGINT NOT NULL,
    outward    BOOLEAN NOT NULL,  -- the actor is the edge's source
    neighbour  BIGINT NOT NULL,
    key        BIGINT NOT NULL,   -- of the edge
    relation   BIGINT NOT NULL,
    reports    BIGINT NOT NULL,
    first_day  BIGINT,
    last_day   BIGINT,
    confidence DOUBLE PRECISION NOT NULL,
    reciprocal BIGINT NOT NULL,
    polarity   BIGINT NOT NULL,
    modality   BIGINT NOT NULL
) PARTITION BY HASH (actor);
CREATE TABLE adjacency_0 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 0);
CREATE TABLE adjacency_1 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 1);
CREATE TABLE adjacency_2 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 2);
CREATE TABLE adjacency_3 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 3);
CREATE TABLE adjacency_4 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 4);
CREATE TABLE adjacency_5 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 5);
CREATE TABLE adjacency_6 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 6);
CREATE TABLE adjacency_7 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 7);
CREATE TABLE adjacency_8 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 8);
CREATE TABLE adjacency_9 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 9);
CREATE TABLE adjacency_10 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 10);
CREATE TABLE adjacency_11 PARTITION OF adjacency FOR VALUES WITH (MODULUS 12, REMAINDER 11);
CREATE INDEX adjacency_by_actor ON adjacency (actor, outward, key);

-- What is written to edges is written to adjacency, a statement's rows at once.
CREATE FUNCTION edges_came() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO adjacency
        SELECT source, true, target, id, relation, reports, first_day, last_day, confidence, reciprocal, polarity, modality
        FROM these WHERE source IS NOT NULL AND target IS NOT NULL
        UNION ALL
        SELECT target, false, source, id, relation, reports, first_day, last_day, confidence, reciprocal, polarity, modality
        FROM these WHERE source IS NOT NULL AND target IS NOT NULL;
    RETURN NULL;
END $$;
CREATE FUNCTION edges_changed() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    UPDATE adjacency AS a SET reports = t.reports, confidence = t.confidence FROM these AS t WHERE a.actor = t.source AND a.outward AND a.key = t.id;
    UPDATE adjacency AS a SET reports = t.reports, confidence = t.confidence FROM these AS t WHERE a.actor = t.target AND NOT a.outward AND a.key = t.id;
    RETURN NULL;
END $$;
CREATE FUNCTION edges_went() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM adjacency AS a USING these AS t WHERE a.actor = t.source AND a.outward AND a.key = t.id;
    DELETE FROM adjacency AS a USING these AS t WHERE a.actor = t.target AND NOT a.outward AND a.key = t.id;
    RETURN NULL;
END $$;
CREATE TRIGGER edges_came AFTER INSERT ON edges REFERENCING NEW TABLE AS these FOR EACH STATEMENT EXECUTE FUNCTION edges_came();
CREATE TRIGGER edges_changed AFTER UPDATE ON edges REFERENCING NEW TABLE AS these FOR EACH STATEMENT EXECUTE FUNCTION edges_changed();
CREATE TRIGGER edges_went AFTER DELETE ON edges REFERENCING OLD TABLE AS these FOR EACH STATEMENT EXECUTE FUNCTION edges_went();

CREATE TABLE rules (
    id   BIGINT PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE evidence (
    id            BIGINT PRIMARY KEY,
    key           BIGINT NOT NULL UNIQUE,
    edge          BIGINT NOT NULL,
    document      BIGINT NOT NULL,
    sentence      BIGINT NOT NULL,
    source        BIGINT,
    target        BIGINT,
    attributed_to BIGINT,
    trigger       TEXT COLLATE "C" NOT NULL,
    trigger_begin BIGINT NOT NULL,
    trigger_end   BIGINT NOT NULL,
    rule          BIGINT NOT NULL,
    cameo         TEXT COLLATE "C" NOT NULL,
    contexts      TEXT COLLATE "C",  -- a JSON array, NULL where there are none
    place         TEXT COLLATE "C",
    place_country TEXT COLLATE "C",
    confidence    DOUBLE PRECISION NOT NULL
);
CREATE INDEX evidence_by_edge ON evidence (edge, document, confidence);
CREATE INDEX evidence_by_document ON evidence (document);

-- How many were killed, wounded, arrested ...: what a piece of evidence tells, by name.
CREATE TABLE numbers (
    evidence BIGINT NOT NULL,
    name     TEXT COLLATE "C" NOT NULL,
    least    BIGINT,  -- NULL where the words give no least ("up to 20")
    most     BIGINT,  -- NULL where they give no most ("at least 20")
    PRIMARY KEY (evidence, name)
);

-- What was imported for this graph (actors --import): actors and nouns that it knows beside those of schema/.
CREATE TABLE imports (
    entry  TEXT COLLATE "C" NOT NULL,  -- a JSON object; docs/file-formats.md has its members
    source TEXT COLLATE "C" NOT NULL   -- the name of the file that it was read from
);
CREATE UNIQUE INDEX imports_once ON imports (md5(entry), source);

-- How the graph is read where a question does not say: 'window', the days that reports of one event may be apart.
CREATE TABLE settings (
    name  TEXT COLLATE "C" PRIMARY KEY,
    value BIGINT NOT NULL
);

-- Whether two actors are one. Actors are named by their keys, so that a decision holds in every graph. Nothing is taken back: what
-- holds of a pair is a person's word before a rule's, the later before the earlier.
CREATE TABLE decisions (
    actor      TEXT COLLATE "C" NOT NULL,  -- where the two are the same, the one that is shown
    other      TEXT COLLATE "C" NOT NULL CHECK (other <> actor),
    verdict    TEXT COLLATE "C" NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
    decider    TEXT COLLATE "C" NOT NULL CHECK (decider IN ('person', 'rule')),
    decided_by TEXT COLLATE "C" NOT NULL,  -- the rule, or the person
    decided_at TEXT COLLATE "C" NOT NULL,  -- ISO 8601; of a rule the day of the latest document that it stands on
    why        TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX decisions_once ON decisions (actor, other, decider, decided_by, decided_at, verdict, md5(why));
CREATE INDEX decisions_by_other ON decisions (other);

-- What follows from the decisions: actors that are shown as another. Edges, mentions and codings keep the actors of the documents.
CREATE TABLE identities (
    actor    BIGINT PRIMARY KEY,
    shown_as BIGINT NOT NULL
);
CREATE INDEX identities_by_shown_as ON identities (shown_as);

-- Words of the sentences that records stand on, as SQLite's FTS5 splits them, for search.
CREATE TABLE sentence_words (
    sentence BIGINT PRIMARY KEY,
    words    TSVECTOR NOT NULL,
    tokens   BIGINT NOT NULL  -- how many words, each time counted
);
CREATE INDEX sentence_words_by_word ON sentence_words USING gin (words);

-- Documents that wait to be read by 'entente work', as they came in. Who reads one holds a lock on its row.
CREATE TABLE work (
    number  BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key     TEXT COLLATE "C" NOT NULL UNIQUE,  -- of the content
    origin  TEXT COLLATE "C" NOT NULL,         -- the file, and the line
    content TEXT COLLATE "C" NOT NULL,         -- a JSON object; empty once it is done
    state   TEXT COLLATE "C" NOT NULL CHECK (state IN ('waiting', 'done', 'faulty', 'aside')),
    fault   TEXT COLLATE "C"                   -- why it could not be read, or was set aside
);
CREATE INDEX work_waiting ON work (number) WHERE state = 'waiting';

-- Each time that a program took a document and has not finished: written at once, so that it stands when the program is killed.
CREATE TABLE work_attempts (
    key      TEXT COLLATE "C" NOT NULL,
    taken_at TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
    taken_by TEXT COLLATE "C" NOT NULL  -- host and process
);
CREATE INDEX work_attempts_by_key ON work_attempts (key);

-- Moves a partition of adjacency to another server of postgres_fdw, where a table of the same name and columns, and an index on
-- (actor, outward, key), must be there already.
CREATE PROCEDURE place_adjacency(partition INTEGER, server NAME) LANGUAGE plpgsql AS $$
DECLARE
    here TEXT := format('adjacency_%s', partition);
    there TEXT := format('adjacency_%s_there', partition);
    columns TEXT;
BEGIN
    SELECT string_agg(format('%I %s%s', attname, format_type(atttypid, atttypmod), CASE WHEN attnotnull THEN ' NOT NULL' END), ', ' ORDER BY attnum)
        INTO STRICT columns FROM pg_attribute WHERE attrelid = here::regclass AND attnum > 0 AND NOT attisdropped;
    EXECUTE format('CREATE FOREIGN TABLE %I (%s) SERVER %I OPTIONS (table_name %L, batch_size ''1000'')', there, columns, server, here);
    EXECUTE format('INSERT INTO %I SELECT * FROM %I', there, here);
    EXECUTE format('ALTER TABLE adjacency DETACH PARTITION %I', here);
    EXECUTE format('DROP TABLE %I', here);
    EXECUTE format('ALTER TABLE %I RENAME TO %I', there, here);
    EXECUTE format('ALTER TABLE adjacency ATTACH PARTITION %I FOR VALUES WITH (MODULUS 12, REMAINDER %s)', here, partition);
END $$;

-- For people with a database browser.
CREATE FUNCTION hex(key BIGINT) RETURNS TEXT LANGUAGE sql IMMUTABLE RETURN lpad(to_hex(key), 16, '0');
CREATE FUNCTION day(number BIGINT) RETURNS DATE LANGUAGE sql IMMUTABLE RETURN DATE '1970-01-01' + CAST(number AS INTEGER);

CREATE VIEW edge_list AS
    SELECT hex(edges.key) AS edge, source.key AS source, relations.type, relations.mode, target.key AS target,
           day(edges.first_day) AS first_date, day(edges.last_day) AS last_date,
           CASE edges.polarity WHEN 0 THEN 'affirmed' ELSE 'negated' END AS polarity,
           CASE edges.modality WHEN 0 THEN 'actual' WHEN 1 THEN 'planned' WHEN 2 THEN 'requested' ELSE 'possible' END AS modality,
           edges.reciprocal, edges.confidence, edges.reports, edges.documents
    FROM edges JOIN relations ON relations.id = edges.relation
         LEFT JOIN actors AS source ON source.id = edges.source
         LEFT JOIN actors AS target ON target.id = edges.target;

CREATE VIEW evidence_list AS
    SELECT hex(edges.key) AS edge, hex(evidence.key) AS record, documents.key AS document,
           day(documents.published) AS published, sentences.number AS sentence, evidence.trigger,
           source.text AS source, target.text AS target, evidence.cameo, rules.name AS rule, evidence.confidence, sentences.text
    FROM evidence JOIN edges ON edges.id = evidence.edge
         JOIN documents ON documents.id = evidence.document
         JOIN sentences ON sentences.id = evidence.sentence
         JOIN rules ON rules.id = evidence.rule
         LEFT JOIN mentions AS source ON source.id = evidence.source
         LEFT JOIN mentions AS target ON target.id = evidence.target;
