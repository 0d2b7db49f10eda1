#!/usr/bin/env bash
# Reads documents with GNU parallel, on all cores of this machine or of several, and loads what they say into one graph:
#
#   examples/spread.sh GRAPH FILE.jsonl... [-- OPTION of parallel...]
#
#   examples/spread.sh world.db articles.jsonl
#   examples/spread.sh world.db *.jsonl -- --sshlogin 4/reader1,4/reader2 --block 20M
#
# FILEs are JSON Lines, a document a line; - is standard input. The graph holds the actors and edges that `entente build` would
# have made. Run again, it changes nothing. ENTENTE names the program where it is not in the PATH (on other machines: their PATH).
set -euo pipefail

[ $# -ge 2 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
entente=${ENTENTE:-entente}
graph=$1
shift
files=() options=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do files+=("$1"); shift; done
[ $# = 0 ] || { shift; options=("$@"); }

# --pipe gives each job some megabytes of whole lines; what it prints is passed on when it has ended, so that no line is torn.
# A job that left a document out has named it, and ends with 1: that is no reason to stop the others.
cat -- "${files[@]}" |
  parallel --will-cite --pipe --block 4M --jobs 100% "${options[@]}" "$entente extract --jobs 1 - || [ \$? = 1 ]" |
  "$entente" load "$graph" -
