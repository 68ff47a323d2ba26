#!/usr/bin/env bash
# The examples with the packed library: each installs, passes its tests, and, as a server, answers a signed call.
# Usage: examples.sh [example [options of its npm test]], such as: examples.sh serverless --times 15 --cpu 1
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
host=
trap '[ -z "$host" ] || kill "$host" 2>/dev/null || true; rm -rf "$work"' EXIT
source "$root/test/packed/shared.sh"

# answer <path> <secret> <node> <file> <port>: starts a compiled server and sends it a signed call.
answer() {
  PORT=$5 node --env-file=development.env "$4" > "$work/host.log" 2>&1 &
  host=$!
  node "$root/test/packed/signed.call.mjs" "http://127.0.0.1:$5" "$2" "$3" "$1" || { cat "$work/host.log"; exit 1; }
  kill "$host"
  wait "$host" || true
  host=
}
# check <example> [options of npm test]: from its files to its passing tests.
check() {
  git -C "$root" ls-files -z "examples/$1" | (cd "$root" && xargs -0 cp --parents -t "$work")
  cd "$work/examples/$1"
  sed -i "s/?? 3000)/?? 3000, '127.0.0.1')/" bot.ts src/main.ts 2> /dev/null || true
  run npm install "$core"
  run npm test -- "${@:2}"
  [ "$1" != serverless ] || cat "$work/step.log"
  [ "$1" = serverless ] || run npm run build
}

examples=(minimal shop two-bots fastify serverless)
if [ $# -gt 0 ]; then
  check "$@"
  exit
fi
for example in "${examples[@]}"; do
  check "$example"
  case $example in
    minimal) answer haptik node-secret order_status dist/bot.js 28141 ;;
    shop) answer haptik node-secret order_list dist/main.js 28142 ;;
    two-bots) answer haptik/shop shop-secret greeting dist/main.js 28143 ;;
    fastify) answer haptik node-secret order_status dist/main.js 28144 ;;
  esac
  echo "examples/$example passes its tests"
done
[ "$(ls "$root/examples" | wc -l)" -eq "${#examples[@]}" ] || { echo 'an example is not checked'; exit 1; }
