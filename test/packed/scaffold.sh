#!/usr/bin/env bash
# README's start and docs/scaffolding.md with the packed packages, in freshly generated applications: `nest add`, `nest g` and
# `npm create`, for Express and Fastify, ES modules and CommonJS, NestJS 11 and 12. Each application compiles, passes its
# tests and answers a signed call.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
host=
registry=
trap 'kill $host $registry 2> /dev/null || true; rm -rf "$work"' EXIT
source "$root/test/packed/shared.sh"
export CI=true

node "$root/test/packed/local.registry.mjs" "$packed" > "$work/registry" &
registry=$!
while [ ! -s "$work/registry" ]; do sleep 0.1; done
npm_config_registry=$(cat "$work/registry")
export npm_config_registry

# expect <text>: the output of the last command has it.
expect() {
  grep -qF "$1" "$work/step.log" || { cat "$work/step.log"; echo "expected: $1"; exit 1; }
}
# answers <node> <port>: the application compiles, passes its tests, and answers a call with the secret of .env.
answers() {
  run npm run build
  run npm test
  sed -i "s/?? 3000)/?? 3000, '127.0.0.1')/; s/'0.0.0.0'/'127.0.0.1'/" src/main.ts
  run npm run build
  PORT=$2 node --env-file=.env dist/main > "$work/host.log" 2>&1 &
  host=$!
  node "$root/test/packed/signed.call.mjs" "http://127.0.0.1:$2" "$(sed -n 's/^HAPTIK_SECRET=//p' .env)" "$1" || {
    cat "$work/host.log"
    exit 1
  }
  kill "$host"
  wait "$host" || true
  host=
}
# unchanged <command>…: a command that leaves all files as they are.
unchanged() {
  local before after
  before=$(find . -path ./node_modules -prune -o -type f -print0 | sort -z | xargs -0 sha256sum)
  run "$@"
  after=$(find . -path ./node_modules -prune -o -type f -print0 | sort -z | xargs -0 sha256sum)
  [ "$before" = "$after" ] || { diff <(echo "$before") <(echo "$after"); exit 1; }
}
# generate <type>: an application as `nest new` makes it.
generate() {
  mkdir "$work/$1"
  cd "$work/$1"
  application "$1"
  cd shop
}

generate esm
run npx nest add nestjs-haptik --listener
grep -q 'useHaptikListener(app);' src/main.ts
run npx nest g -c nestjs-haptik node order-status
expect 'order_status collects the entity order_id. To name others: node order-status:order_id,city'
run npx nest g -c nestjs-haptik node visit:visit_date,city booking
grep -q 'visitDate!: string' src/booking/visit/visit.entities.ts
grep -q 'city!: string' src/booking/visit/visit.entities.ts
grep -q 'copy: \[helloCopy, orderStatusCopy, visitCopy\]' src/app.module.ts
unchanged npx nest g -c nestjs-haptik node order-return --dry-run
expect 'CREATE src/order-return/order-return.node.ts'
unchanged npx nest add nestjs-haptik --listener
expect 'src/app.module.ts imports HaptikModule already. Nothing was changed.'
run npm run lint
expect 'Found 0 warnings and 0 errors'
run npm run test:e2e
answers hello 28151
echo "nest add and nest g: ES modules, Express, with the listener"

generate cjs
sed -i 's#"@nestjs/platform-express"#"@nestjs/platform-fastify"#' package.json
sed -i "s#^import { NestFactory.*#&\nimport { FastifyAdapter } from '@nestjs/platform-fastify';#
  s#create(AppModule)#create(AppModule, new FastifyAdapter())#" src/main.ts
run npm install
run npx nest add nestjs-haptik
run npx nest g -c nestjs-haptik node order-status --flat --no-spec
[ -e src/order-status.node.ts ] && [ ! -e src/order-status.node.spec.ts ]
answers hello 28152
echo "nest add and nest g: CommonJS, Fastify"

generate nest11
run npx nest add nestjs-haptik
run npx nest g -c nestjs-haptik node order-status
answers hello 28153
echo "nest add and nest g: NestJS 11"

# The folder of "npm create" comes from the commands of the README.
mkdir "$work/readme"
node "$root/test/packed/tutorial/tutorial.mjs" readme "$packed" "$work/readme"
cd "$work/readme/my-bot"
run npx nest g -c nestjs-haptik node order-return
answers order_return 28154
run npx haptik --help
cd ..
if npm create nestjs-haptik@latest my-bot > "$work/step.log" 2>&1; then exit 1; fi
expect 'my-bot has a service already'
echo "npm create nestjs-haptik"

cd "$work"
run readme/my-bot/node_modules/.bin/haptik new my-service --platform fastify --module commonjs
cd my-service
run npx nest g -c nestjs-haptik node order-return
answers order_return 28155
echo "haptik new: CommonJS, Fastify"
