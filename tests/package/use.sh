#!/usr/bin/env bash
# What a user does first, with the installed program; smoke.sh runs it on a clean system. A line OK for each thing that works.
set -euo pipefail
cd

fail() { echo "FAILED: $*"; exit 1; }
# expect WHAT PATTERN COMMAND...: the command's output has the pattern.
expect() {
  local what=$1 pattern=$2 said
  shift 2
  said=$("$@" 2>&1) || fail "$what ($*): $said"
  grep -q -e "$pattern" <<<"$said" || fail "$what ($*): no '$pattern' in: $said"
  echo "OK $what"
}

expect version '^entente [0-9]*\.[0-9]*\.[0-9]*$' entente version
expect 'help of a verb' 'Usage:' entente help who
articles=/usr/share/doc/entente/examples/articles
expect "build of $(find $articles -type f | wc -l) articles" 'documents' entente build world.db $articles
expect info 'edges' entente info world.db
expect who 'Vladimir Putin' entente who world.db Russia
expect path 'John Kerry' entente path world.db 'John Kerry' 'Hassan Rouhani'
expect query 'CONSULT' entente query world.db 'MATCH (a)-[r:CONSULT]->(b) RETURN type(r), a.name, b.name LIMIT 3'
edge=$(entente who world.db Russia --json | grep -o '"edge":"[0-9a-f]*"' | head -n 1 | cut -d'"' -f4)
expect explain "$edge" entente explain world.db "$edge"
for file in world.graphml russia.svg world.ttl; do
  expect "export $file" 'edges' entente export world.db $([ $file != russia.svg ] || echo Russia) -o $file
  [ -s $file ] || fail "$file is empty"
done
expect resolve 'person/sergei-lavrov' entente resolve --json 'Sergei Lavrov'
expect 'a place of the tables' 'Kenema' entente extract - <<<'FREETOWN, July 15, 2016 - Police fought protesters in Kenema on Friday.'

entente serve world.db --port 0 >address 2>serve.log &
server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for _ in $(seq 100); do
  grep -q http address serve.log && break
  kill -0 $server || fail "serve ended: $(cat serve.log)"
  sleep 0.2
done
address=$(grep -ho 'http://127\.0\.0\.1:[^ ]*' address serve.log | head -n 1)
port=$(sed 's|.*:\([0-9]*\)/.*|\1|' <<<"$address")
page=${address#*"$port"}
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nConnection: close\r\n\r\n' "$page" "$port" >&3
answer=$(tr -d '\0' <&3)
grep -q -e '^HTTP/1.1 200' <<<"$answer" && grep -qi -e '<html' <<<"$answer" || fail "serve answered: $(head -c 300 <<<"$answer")"
echo 'OK serve answers on loopback with its page'
kill $server
wait $server || true

expect 'manual of entente' 'ENTENTE_SCHEMA' man entente
expect 'manual of entente-train' 'train' man entente-train
[ -s /usr/share/doc/entente/copyright ] || fail 'no copyright file'
echo 'OK copyright'
