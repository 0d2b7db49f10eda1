#!/usr/bin/env bash
# explorer.sh BUILD GRAPH...: how fast the explorer shows a graph, and answers a click, in Chromium without a GPU.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$1
shift
[ -d "$here/../explorer/browser/node_modules" ] || (cd "$here/../explorer/browser" && npm ci --no-audit --no-fund --loglevel=error)
ENTENTE=$build/entente exec node "$here/explorer.mjs" "$@"
