#!/usr/bin/env bash
# The packed library in an empty folder, beside a ten-line Nest app that gets a signed call. What a
# host had to install is counted: nothing of the service and of storage may be among it. Then the
# app gets storage and operators.
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
  import { button, adaptToChannel, toPlainText } from 'nestjs-haptik/hsl';
  import schema from 'nestjs-haptik/hsl.schema.json' with { type: 'json' };
  const { elements } = adaptToChannel(button('Which size?', ['S', 'M']), 'whatsapp');
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
kill "$host"
echo "a host with the packed library answers a signed call"

for package in drizzle-orm pg pg-boss @electric-sql/pglite better-auth helmet sirv intl-messageformat @nestjs/swagger react; do
  [ ! -e "node_modules/$package" ] || { echo "the host has $package"; exit 1; }
done
"$node" --input-type=module -e "
  await import('nestjs-haptik/operator');
  const failure = await import('@nestjs-haptik/storage').catch(({ message }) => message);
  if (!/^Cannot find package 'drizzle-orm'/.test(failure)) throw new Error(failure);
  const other = await import('nestjs-haptik/copy').catch(({ message }) => message);
  if (!/^Cannot find package 'intl-messageformat'/.test(other)) throw new Error(other);
"
echo "storage and copy are asked for only by who imports them, and say what they miss"

PATH=$(dirname "$node"):$PATH npx --no haptik -- --help > help.txt
grep -q 'haptik copy pull' help.txt
echo "the command haptik needs nothing but the library"

npm install --no-audit --no-fund --loglevel=error drizzle-orm@0.45 pg@8 pg-boss@12 \
  @electric-sql/pglite@0.5 > /dev/null
PATH=$(dirname "$node"):$PATH npx --no tsc -- -p tsconfig.storage.json
PORT=38125 "$node" dist/storage.js > storage.log 2>&1 &
host=$!
"$node" "$root/test/packed/signed.call.mjs" http://127.0.0.1:38125 host-secret || { cat storage.log; exit 1; }
"$node" --input-type=module -e "
  const headers = { Authorization: 'Bearer host-operator-token' };
  const answer = await fetch('http://127.0.0.1:38125/operator/handoffs', { headers });
  const text = await answer.text();
  if (text !== JSON.stringify({ entries: [], next: null })) throw new Error(text);
" || { cat storage.log; exit 1; }
[ -e storage/data ]
echo "a host with storage brings its tables up to date and shows its book to operators"
kill "$host"
while kill -0 "$host" 2>/dev/null; do sleep 0.2; done

npm install --no-audit --no-fund --loglevel=error better-auth@1 @node-rs/argon2@2 @nestjs/swagger@12 \
  helmet@8 intl-messageformat@12 csv-parse@7 csv-stringify@6 numfmt@3 saxes@6 sirv@3 write-excel-file@4 yauzl@3 > /dev/null
for package in react react-dom drizzle-kit tsx vite; do
  [ ! -e "node_modules/$package" ] || { echo "the host with a console has $package"; exit 1; }
done
PATH=$(dirname "$node"):$PATH npx --no tsc -- -p tsconfig.console.json
PORT=38126 "$node" dist/console.js > console.log 2>&1 &
host=$!
"$node" "$root/test/packed/signed.call.mjs" http://127.0.0.1:38126 host-secret || { cat console.log; exit 1; }
"$node" --input-type=module -e "
  const page = await fetch('http://127.0.0.1:38126/console');
  const session = await fetch('http://127.0.0.1:38126/console/api/session');
  if (!page.ok || session.status !== 401) throw new Error([page.status, session.status]);
" || { cat console.log; exit 1; }
grep -q '/console/setup#' console.log
echo "a host with copy and console says what its texts say, and invites its first administrator"

# Below NestJS 12 nothing works, and the first line says so.
mkdir "$work/nest11"
cp package.json "$work/nest11"
cd "$work/nest11"
npm install --legacy-peer-deps --no-audit --no-fund --loglevel=error "$work"/nestjs-haptik-*.tgz @nestjs/common@11 \
  @nestjs/core@11 class-transformer@0.5 class-validator@0.15 reflect-metadata@0.2 rxjs@7 > /dev/null
for entry in nestjs-haptik nestjs-haptik/operator nestjs-haptik/testing; do
  if "$node" --input-type=module -e "await import('$entry')" > nest11.log 2>&1; then
    echo "$entry was loaded with NestJS 11"
    exit 1
  fi
  head -n 1 nest11.log | grep -q '^nestjs-haptik needs NestJS 12, and @nestjs/common is 11' || { cat nest11.log; exit 1; }
done
echo "with NestJS 11 the first line says that NestJS 12 is needed"
