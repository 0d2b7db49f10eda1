#!/usr/bin/env bash
# One task of an array of jobs, as Slurm and other schedulers have them: reads its share of the files of a folder and writes what they
# say as records. When all tasks are done, the records are loaded into one graph.
#
#   sbatch --array=0-99 examples/spread_array.sh ARTICLES RECORDS
#   entente load world.db RECORDS/*.jsonl
#
# A task whose records are there already has nothing to do, so an array that was broken off is simply started again.
set -euo pipefail

[ $# = 2 ] || { sed -n '2,8s/^# \{0,1\}//p' "$0" >&2; exit 2; }
entente=${ENTENTE:-entente}
articles=$1 records=$2/$SLURM_ARRAY_TASK_ID.jsonl
[ ! -e "$records" ] || exit 0

# Every n-th file in the order of names, whatever the locale; names may hold blanks.
mapfile -d '' -t files < <(LC_ALL=C find "$articles" -type f -regex '.*\.\(txt\|html?\|jsonl?\)' -print0 | LC_ALL=C sort -z | awk -v RS='\0' -v ORS='\0' -v n="$SLURM_ARRAY_TASK_COUNT" -v k="$SLURM_ARRAY_TASK_ID" 'NR % n == k')
mkdir -p "$2"
# Under another name until it is whole. 1: some document was left out, and named.
if [ ${#files[@]} -gt 0 ]; then
  "$entente" extract --jobs "${SLURM_CPUS_PER_TASK:-1}" "${files[@]}" >"$records.part" || [ $? = 1 ]
else
  : >"$records.part"
fi
mv "$records.part" "$records"
