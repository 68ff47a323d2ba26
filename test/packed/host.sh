#!/usr/bin/env bash
# The packed libraries in empty folders. A host gets nestjs-haptik alone and answers a signed call, then storage, then
# the console; what each installation brings is checked. The command line is installed by itself.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
host=
trap '[ -z "$host" ] || kill "$host" 2>/dev/null || true; rm -rf "$work"' EXIT
node=$root/node_modules/node/bin/node
source "$root/test/packed/shared.sh"
storage=$(echo "$packed"/nestjs-haptik-storage-*.tgz)
console=$(echo "$packed"/nestjs-haptik-console-*.tgz)
cli=$(echo "$packed"/nestjs-haptik-cli-*.tgz)
create=$(echo "$packed"/create-nestjs-haptik-*.tgz)

# start <script> <port>: starts an app of the host and sends it a signed call.
start() {
  PORT=$2 "$node" "$1" > host.log 2>&1 &
  host=$!
  "$node" "$root/test/packed/signed.call.mjs" "http://127.0.0.1:$2" host-secret || { cat host.log; exit 1; }
}
stop() {
  kill "$host"
  while kill -0 "$host" 2>/dev/null; do sleep 0.2; done
}
# Two instances of Nest or of nestjs-haptik in one application do not know each other's providers.
assert_single() {
  for package in @nestjs/common @nestjs/core nestjs-haptik @nestjs-haptik/storage drizzle-orm; do
    count=$(find node_modules -path "*node_modules/$package/package.json" | wc -l)
    [ "$count" -le 1 ] || { echo "$package is installed $count times"; exit 1; }
  done
}
assert_absent() {
  for package in "$@"; do
    [ ! -e "node_modules/$package" ] || { echo "the host has $package"; exit 1; }
  done
}

# nestjs-haptik/hsl imports nothing but itself: not even Nest.
mkdir -p "$work/alone/node_modules/nestjs-haptik"
tar -xzf "$core" -C "$work/alone/node_modules/nestjs-haptik" --strip-components=1
(cd "$work/alone" && "$node" --input-type=module -e "
  import { button, adaptToChannel, toPlainText } from 'nestjs-haptik/hsl';
  import schema from 'nestjs-haptik/hsl.schema.json' with { type: 'json' };
  const { elements } = adaptToChannel(button('Which size?', ['S', 'M']), 'whatsapp');
  if (toPlainText(elements[0]) !== 'Which size?\n1. S\n2. M') throw new Error('not adapted');
  if (schema.title !== 'HSL element') throw new Error('no schema');
")
echo "nestjs-haptik/hsl works by itself"

cp -r "$root/test/packed/host" "$work/host"
cd "$work/host"
npm install "$core" @nestjs/platform-express@12 typescript@6.0.3 @types/node@24 > /dev/null
assert_single
assert_absent @nestjs/config @nestjs/platform-fastify @nestjs/swagger drizzle-orm pg pg-boss better-auth react
npx --no -- tsc
start dist/main.js 28124
stop
"$node" --input-type=module -e "
  for (const entry of ['copy', 'hsl', 'operator', 'testing']) await import('nestjs-haptik/' + entry);
"
echo "a host with nestjs-haptik answers a signed call"

npm install "$storage" @electric-sql/pglite@0.5 > /dev/null
assert_single
assert_absent better-auth @nestjs/swagger drizzle-kit react
npx --no -- tsc -p tsconfig.storage.json
start dist/storage.js 28125
"$node" --input-type=module -e "
  const headers = { Authorization: 'Bearer host-operator-token' };
  const answer = await fetch('http://127.0.0.1:28125/operator/handoffs', { headers });
  const text = await answer.text();
  if (text !== JSON.stringify({ entries: [], next: null })) throw new Error(text);
" || { cat host.log; exit 1; }
[ -e storage/data ]
stop
echo "a host with storage creates its tables and shows its handoffs to operators"

npm install "$console" > /dev/null
assert_single
assert_absent react react-dom drizzle-kit tsx vite
npx --no -- tsc -p tsconfig.console.json
start dist/console.js 28126
"$node" --input-type=module -e "
  const page = await fetch('http://127.0.0.1:28126/console');
  const session = await fetch('http://127.0.0.1:28126/console/api/session');
  if (!page.ok || session.status !== 401) throw new Error([page.status, session.status]);
" || { cat host.log; exit 1; }
grep -q '/console/setup#' host.log
stop
echo "a host with the console serves its pages and prints the link for the first administrator"

mkdir "$work/cli"
cd "$work/cli"
npm install "$cli" "$core" "$create" > /dev/null
npx --no -- haptik copy pull --help > help.txt
grep -q 'Usage: haptik copy pull' help.txt
assert_absent better-auth drizzle-orm @nestjs-haptik/console
echo "the command haptik runs without storage and console"

# NestJS 11 with the oldest version of the range: calls and storage work, and the console says what it needs.
cp -r "$root/test/packed/host" "$work/nest11"
cd "$work/nest11"
npm install "$core" "$storage" @electric-sql/pglite@0.5 @nestjs/common@11.0 @nestjs/core@11.0 \
  @nestjs/platform-express@11.0 typescript@6.0.3 @types/node@24 > /dev/null
assert_single
npx --no -- tsc -p tsconfig.storage.json
start dist/storage.js 28127
stop
npm install --force "$console" > /dev/null
if "$node" --input-type=module -e "await import('@nestjs-haptik/console')" > console.log 2>&1; then
  echo "the console was loaded with NestJS 11"
  exit 1
fi
head -n 1 console.log | grep -q '^@nestjs-haptik/console needs NestJS 12, and @nestjs/common is 11' || { cat console.log; exit 1; }
echo "a host with NestJS 11 answers a signed call and has storage; the console says that it needs NestJS 12"

# With NestJS 10 the first line says which version is needed.
mkdir "$work/nest10"
cd "$work/nest10"
npm install --force "$core" "$storage" @nestjs/common@10 @nestjs/core@10 > /dev/null
for entry in nestjs-haptik nestjs-haptik/copy nestjs-haptik/operator nestjs-haptik/testing @nestjs-haptik/storage; do
  if "$node" --input-type=module -e "await import('$entry')" > nest10.log 2>&1; then
    echo "$entry was loaded with NestJS 10"
    exit 1
  fi
  head -n 1 nest10.log | grep -q '^nestjs-haptik needs NestJS 11, and @nestjs/common is 10' || {
    echo "$entry:"
    cat nest10.log
    exit 1
  }
done
echo "with NestJS 10 the first line says that NestJS 11 is needed"
