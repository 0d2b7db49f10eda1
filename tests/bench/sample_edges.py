#!/usr/bin/env python3
"""A random sample of a graph's edges to be judged by reading: sample_edges.py GRAPH NUMBER SEED

Draws from the affirmed, actual edges with both sides, each by the surest of its evidence. A line each on stdout, tab-separated:
edge, type, mode, source (code), target (code), trigger, document, sentence, confidence, and the words around with the sentence
in brackets. docs/evaluation.md says how they are judged. The same graph, number and seed give the same sample.
"""
import random
import sqlite3
import sys

BEFORE, AFTER = 300, 120  # bytes of text shown around the sentence

graph, number, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
db = sqlite3.connect(f"file:{graph}?mode=ro", uri=True)
keys = [row[0] for row in db.execute(
    "SELECT key FROM edges WHERE polarity = 0 AND modality = 0 AND source IS NOT NULL AND target IS NOT NULL AND source <> target ORDER BY key")]
drawn = random.Random(seed).sample(keys, min(number, len(keys)))
for key in drawn:
    row = db.execute("""
        SELECT printf('%016x', edges.key), relations.type || iif(edges.reciprocal, ' <->', ''), relations.mode, s.name || ' (' || s.code || ')', t.name || ' (' || t.code || ')',
               evidence.trigger, documents.key, sentences.number, printf('%.2f', evidence.confidence),
               sentences.byte_begin, sentences.byte_end, documents.text
        FROM edges JOIN relations ON relations.id = edges.relation JOIN actors AS s ON s.id = edges.source JOIN actors AS t ON t.id = edges.target
             JOIN evidence ON evidence.edge = edges.id JOIN documents ON documents.id = evidence.document
             JOIN sentences ON sentences.id = evidence.sentence
        WHERE edges.key = ? ORDER BY evidence.confidence DESC, evidence.key LIMIT 1""", (key,)).fetchone()
    *shown, begin, end, text = row
    data = text.encode()
    around = [data[max(0, begin - BEFORE):begin], b"[", data[begin:end], b"]", data[end:end + AFTER]]
    words = b" ".join(around).decode(errors="ignore")
    print("\t".join([*map(str, shown), " ".join(words.split())]))
print(f"{len(drawn)} of {len(keys)} edges, seed {seed}", file=sys.stderr)
