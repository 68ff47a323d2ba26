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

# nestjs-haptik/hsl needs nothing but itself: not even Nest.
mkdir -p "$work/alone/node_modules/nestjs-haptik"
tar -xzf "$work"/nestjs-haptik-*.tgz -C "$work/alone/node_modules/nestjs-haptik" --strip-components=1
(cd "$work/alone" && "$node" --input-type=module -e "
  import { button, fit, toPlainText } from 'nestjs-haptik/hsl';
  import schema from 'nestjs-haptik/hsl.schema.json' with { type: 'json' };
  const { elements } = fit(button('Which size?', ['S', 'M']), 'whatsapp');
  if (toPlainText(elements[0]) !== 'Which size?\n1. S\n2. M') throw new Error('not fitted');
  if (schema.title !== 'HSL element') throw new Error('no schema');
")
echo "nestjs-haptik/hsl works by itself"

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
