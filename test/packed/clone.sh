#!/usr/bin/env bash
# What README says of the service, in a fresh clone: `npm start`, and from another terminal `npx haptik send`. The packages of
# `npm ci` and the result of the build come from this checkout, as both take minutes; the start itself links the command.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill -- "-$service" 2> /dev/null || true; rm -rf "$work"' EXIT
export PATH=$root/node_modules/node/bin:$PATH
port=${PORT:-28161}

git clone --quiet --local "$root" "$work/clone"
cd "$work/clone"
# Hard links are enough for packages: npm replaces their folders, never a file in them. It writes one file in place.
link=--link
[ "$(stat -c %d "$root")" = "$(stat -c %d "$work")" ] || link=
(
  cd "$root"
  find . packages/* src/* -maxdepth 1 -name node_modules -print0 | xargs -0 cp -a $link --parents -t "$work/clone"
  cp --remove-destination node_modules/.package-lock.json "$work/clone/node_modules"
  cp -r --parents -t "$work/clone" dist packages/{storage,console,create,cli}/dist
)
# As `npm ci` leaves it, which cannot link to what is not built yet.
rm -f node_modules/.bin/haptik
npm pkg set scripts.build=true

# A process group of its own, since npm starts others.
HOST=127.0.0.1 PORT=$port HAPTIK_METRICS_PORT=$((port + 1)) HAPTIK_PLAYGROUND_PORT=$((port + 2)) \
  setsid npm start > "$work/service.log" 2>&1 &
service=$!
node "$root/test/packed/signed.call.mjs" "http://127.0.0.1:$port" test || {
  cat "$work/service.log"
  exit 1
}
HAPTIK_WEBHOOK_URL=http://127.0.0.1:$port/haptik \
  npx --no-install haptik send order_status order_id=9042 --json > "$work/reply.json" 2> "$work/send.log" || {
  cat "$work/send.log"
  exit 1
}
node -e "
  const { outcome } = JSON.parse(fs.readFileSync('$work/reply.json', 'utf8'));
  if (outcome !== 'success') throw new Error(outcome);
"
kill -- "-$service"
wait "$service" 2> /dev/null || true
service=
echo 'npm start in a clone answers calls, and npx haptik sends one'
