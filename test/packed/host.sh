#!/usr/bin/env bash
# The packed library in an empty folder, beside a ten-line Nest app that gets a signed call. Then
# what a host had to install is counted: nothing of the service may be among it.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
host=
trap '[ -z "$host" ] || kill "$host" 2>/dev/null || true; rm -rf "$work"' EXIT
node=$root/node_modules/node/bin/node

(cd "$root" && npm pack --silent --pack-destination "$work" > /dev/null)
cp "$root"/test/packed/host/* "$work"
cd "$work"
npm install --no-audit --no-fund --loglevel=error ./nestjs-haptik-*.tgz @nestjs/platform-express@12 \
  typescript@6.0.3 @types/node@24 > /dev/null
[ ! -e node_modules/@nestjs/config ] && [ ! -e node_modules/@nestjs/platform-fastify ]
PATH=$(dirname "$node"):$PATH npx --no tsc
PORT=38124 "$node" dist/main.js > host.log 2>&1 &
host=$!
"$node" "$root/test/packed/signed.call.mjs" http://127.0.0.1:38124 host-secret || { cat host.log; exit 1; }
echo "a host with the packed library answers a signed call"
