#!/usr/bin/env bash
# examples/serverless with the packed library: bundled, packed into a zip, and invoked from it, as CommonJS and as an ES
# module, bundled and not. Options are those of examples/serverless/run.js, such as --times 15 --cpu 1.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$root/node_modules/node/bin:$PATH

(cd "$root" && npm pack --silent --pack-destination "$work" > /dev/null)
cp -r "$root/examples/serverless" "$work/example"
cd "$work/example"
rm -rf node_modules dist
npm install --no-audit --no-fund --loglevel=error "$work"/nestjs-haptik-[0-9]*.tgz > /dev/null

answer='200 {"status":true,"response":\["{\\"text\\":\\"Order 71 is on its way'
# check <name> <options>: invokes the function, checks both answers, and prints the times.
check() {
  node run.js "${@:2}" > answers.txt
  [ "$(grep -c "$answer" answers.txt)" -eq 2 ] || { cat answers.txt; exit 1; }
  grep ' ms ' answers.txt | sed "s/^/$1, /"
}
npm run --silent build
check CommonJS "$@"
node build.js --esm
check 'ES module' "$@"
check 'not bundled' --unbundled "$@"
