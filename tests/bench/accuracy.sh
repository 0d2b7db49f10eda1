#!/usr/bin/env bash
# Prints the accuracy figures of the README: accuracy.sh BUILD DATA SCORERS [ARTICLE EXPECTED]
# DATA holds the treebanks, names, gold events and articles that docs/model-card.md names, SCORERS the
# programs that score them; neither is part of this repository.
set -euo pipefail
build=$1 data=$2 scorers=$3
echo "== trees, tags, lemmas, names, words/s (one core)"
"$build/entente-train" evaluate "$(dirname "$0")/../../schema/models/en.model" "$data/ud/en_ewt-dev.conllu" "$data/ud/en_gum-dev.conllu" "$data/ner/uner_ewt-dev.iob2"
echo "== mentions given alone, by type"
"$build/tests/bench_mentions" "$(dirname "$0")/../actors/mentions/mentions.tsv"
echo "== gold event records, one event a sentence"
python3 "$scorers/events.py" "$build/entente" "$data/plover_gsr_dev.jsonl"
echo "== news sentences annotated whole"
python3 "$scorers/news.py" "$build/entente" "$data/news_events_dev.jsonl"
echo "== how well confidence holds"
python3 "$(dirname "$0")/reliability.py" "$build/entente" "$data"
echo "== relations of re3d"
python3 "$scorers/relations.py" "$build/entente" "$data/re3d"
echo "== actors that re3d marks, and its aliases"
python3 "$(dirname "$0")/mention_coverage.py" "$build/entente" "$data/re3d"
if [ $# -ge 5 ]; then
    echo "== one article"
    python3 "$scorers/article.py" "$build/entente" "$4" "$5"
fi
echo "== whole articles, one thread"
graph=$(mktemp -d)
trap 'rm -rf "$graph"' EXIT
/usr/bin/time -f '%e s, %M kB' "$build/entente" build --jobs 1 "$graph/articles.db" "$data/news/guardian_sdf_dev.jsonl"
