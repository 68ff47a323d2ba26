#!/usr/bin/env bash
# The page docs/guide/commonjs.md, followed to the letter: apps as `nest new` makes them for NestJS 11 and 12, with the
# packed library. The files and commands come from the page.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
host=
trap '[ -z "$host" ] || kill "$host" 2>/dev/null || true; rm -rf "$work"' EXIT
node=$root/node_modules/node/bin/node
source "$root/test/packed/shared.sh"

# The blocks of the page in order: <n>.sh, and files in files/ by the path in their first line.
"$node" --input-type=module - "$root/docs/guide/commonjs.md" "$work/guide" << 'SCRIPT'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [page, folder] = process.argv.slice(2);
let commands = 0;
for (const [, language, code] of readFileSync(page, 'utf8').matchAll(/^```(\w+)\n([^]*?)^```/gm)) {
  const name = language === 'sh' ? `${++commands}.sh` : join('files', code.split('\n')[0].slice(3));
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), code);
}
if (commands !== 5) throw new Error(`the page has ${commands} blocks of commands, not 5`);
SCRIPT
cd "$work/guide"
sed -i "s#npm i nestjs-haptik #npm i $core #" 1.sh

# block <step>: runs a block of commands of the page.
block() {
  run bash -e "$work/guide/$1.sh"
}
# assert_tested <suites>: the last step ran so many suites, and all passed.
assert_tested() {
  grep -q "^Test Suites: $1 passed, $1 total" "$work/step.log" || { cat "$work/step.log"; exit 1; }
}
# check <port>: from a new application with the library to its passing tests.
check() {
  cp -r "$work/guide/files/." .
  sed -i "s/?? 3000)/?? 3000, '127.0.0.1')/" src/main.ts
  grep -q "'127.0.0.1'" src/main.ts
  grep -q '^npm run build$' "$work/guide/2.sh"
  npm run --silent build
  [ "$(npm pkg get scripts.start:prod)" = '"node dist/main"' ]
  HAPTIK_SECRET=host-secret PORT=$1 "$node" dist/main > "$work/host.log" 2>&1 &
  host=$!
  "$node" "$root/test/packed/signed.call.mjs" "http://127.0.0.1:$1" host-secret order_status || {
    cat "$work/host.log"
    exit 1
  }
  kill "$host"
  wait "$host" || true
  host=
  if grep Warning "$work/host.log"; then exit 1; fi
  block 3
  sed '$d' "$work/guide/4.sh" > "$work/guide/unit.sh"
  block unit
  assert_tested 2
  block 4
  assert_tested 2
}

mkdir "$work/nest11" "$work/nest12"
cd "$work/nest11"
block 1
cd shop
check 28131
echo "a CommonJS application with NestJS 11 answers a signed call and passes its Jest tests"

npm pkg set scripts.test=jest
block 5
echo 'npm test' > "$work/guide/transformed.sh"
block transformed
assert_tested 2
echo "with NestJS 11, ts-jest compiles the library for Jest without the flag"

# `nest new` of version 12 asks for the module system; its schematic takes the answer as an option.
cd "$work/nest12"
npx -p @nestjs/cli@12.0.8 schematics @nestjs/schematics:application --name=shop --type=cjs --observe=false \
  --language=ts --package-manager=npm --strict > /dev/null 2> "$work/step.log" || { cat "$work/step.log"; exit 1; }
sed '/^npx /d' "$work/guide/1.sh" > "$work/guide/nest12.sh"
block nest12
cd shop
# The cure of TS5011.
sed -i 's#"compilerOptions": {#"compilerOptions": {\n    "rootDir": ".",#' tsconfig.json
check 28132
echo "a CommonJS application with NestJS 12 answers a signed call and passes its Jest tests"
