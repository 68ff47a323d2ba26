#!/usr/bin/env bash
# The hosting matrix with the newest NestJS in range. A copy of the project gets the newest compatible version of every
# @nestjs package; then the compiler and the tests of Express, Fastify and the console's mounting run in the copy. Prints
# which versions are newer than those of package-lock.json. The project and its node_modules stay as they are.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# PostgreSQL runs as another user if the tests run as root.
chmod 755 "$work"
export PATH=$root/node_modules/node/bin:$PATH
export npm_config_audit=false npm_config_fund=false npm_config_loglevel=error

# Hard links are enough: npm replaces folders of packages, never a file in them. Two files are written in place.
cd "$root"
git ls-files -z | xargs -0 cp --parents -t "$work"
link=--link
[ "$(stat -c %d "$root")" = "$(stat -c %d "$work")" ] || link=
for modules in node_modules packages/*/node_modules src/*/node_modules; do
  [ ! -d "$modules" ] || cp -a $link "$modules" "$work/$modules"
done
cp --remove-destination node_modules/.package-lock.json "$work/node_modules"
rm -rf "$work/node_modules/.cache"

cd "$work"
# npm takes the newest version of what neither the lock file nor node_modules has. @nestjs/cli and its schematics only
# build, so they stay as pinned.
node --input-type=module << 'SCRIPT'
import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

for (const manifest of ['package.json', ...globSync('{packages,src}/*/package.json')]) {
  const text = readFileSync(manifest, 'utf8');
  writeFileSync(manifest, text.replace(/("@nestjs\/(?!cli)[^"]+": ")(?=\d)/g, '$1^'));
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const path of Object.keys(lock.packages)) {
  if (!/node_modules\/@nestjs\/(?!cli|schematics)/.test(path)) continue;
  delete lock.packages[path];
  rmSync(path, { recursive: true, force: true });
}
writeFileSync('package-lock.json', JSON.stringify(lock));
SCRIPT
npm install --ignore-scripts > /dev/null

node --input-type=module - "$root/package-lock.json" << 'SCRIPT'
import { globSync, readFileSync, writeFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const pinned = Object.keys(packages).filter((path) => /^node_modules\/@nestjs\/(?!cli|schematics)[^/]+$/.test(path));
let newer = 0;
for (const path of pinned) {
  const { version } = JSON.parse(readFileSync(`${path}/package.json`, 'utf8'));
  const isNewer = version !== packages[path].version;
  if (isNewer) newer++;
  console.log(path.slice(13), version, isNewer ? `(newer than the pinned ${packages[path].version})` : '');
}
// Two instances of a package do not know each other's providers.
const others = globSync('{packages,src}/*/node_modules/@nestjs/*');
if (others.length > 0) throw new Error(`installed twice: ${others.join()}`);
console.log(newer > 0 ? `${newer} packages are newer than pinned` : 'the pinned versions are the newest');
writeFileSync('newer.count', String(newer));
SCRIPT

# The tests of every day run with the pinned versions.
if [ "$(cat newer.count)" = 0 ] && [ "${1:-}" != --always ]; then
  exit 0
fi

# run <command>…: shows its output if it fails.
run() {
  "$@" > step.log 2>&1 || { cat step.log; exit 1; }
}
run npx --no -- tsc --noEmit
# Tests with a database use the built packages.
run npx --no -- nest build
run npm run --silent build -w @nestjs-haptik/storage
run npm run --silent jest -- --cacheDirectory "$work/jest" test/e2e/{hosting,attacks} \
  test/e2e/{console/{console-hosting,mounting},nodes/{node-parameters,responses,search},operator/operator-hosting}.spec.ts
grep -E '^Tests: ' step.log
