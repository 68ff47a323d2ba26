#!/usr/bin/env bash
# haptikFetch of the packed library on Bun and on Deno: each answers a signed call and refuses a forged one.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
source "$root/test/packed/shared.sh"

cp -r "$root/test/packed/fetch" "$work/app"
cd "$work/app"
# The install scripts put the executable of the platform into place.
npm install --save-exact "$core" \
  bun@1.4.5 deno@2.9.6 typescript@6.0.3 > /dev/null
node node_modules/bun/install.js > /dev/null 2>&1
node node_modules/deno/install.cjs > /dev/null
npx tsc

# check <runtime> <port> <command>: starts the server and sends it both calls.
check() {
  PORT=$2 "${@:3}" > server.log 2>&1 &
  server=$!
  node "$root/test/packed/signed.call.mjs" "http://127.0.0.1:$2" fetch-secret order_status || { cat server.log; exit 1; }
  if node "$root/test/packed/signed.call.mjs" "http://127.0.0.1:$2" forged order_status 2> forged.log; then exit 1; fi
  grep -q '401 !== 200' forged.log
  kill "$server"
  wait "$server" 2>/dev/null || true
  server=
  echo "$1 answers a signed call and refuses a forged one"
}
check Bun 4631 "$(npm root)/.bin/bun" dist/bun.js
check Deno 4632 "$(echo "$(npm root)"/@deno/*/deno)" run --allow-net --allow-env --allow-read dist/deno.js
