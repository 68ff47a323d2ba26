#!/usr/bin/env bash
# The steps of the Dockerfile in clean folders, because a Docker engine is not always at hand:
# a build with everything, a production install without dev dependencies, and the start of what
# the image holds, as production starts it.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
service=
trap '[ -z "$service" ] || kill "$service" 2>/dev/null || true; rm -rf "$work"' EXIT
node=$root/node_modules/node/bin/node
port=${PORT:-28123}

# copy <path>… copies tracked files into the folder $to.
copy() {
  (cd "$root" && git ls-files -z "$@" | xargs -0 cp --parents -t "$to")
}
manifests=(package.json package-lock.json packages/{storage,console,cli}/package.json src/service/package.json)

to=$work/build
mkdir "$to"
copy "${manifests[@]}"
(cd "$to" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
copy tsconfig.json tsconfig.build.json tsconfig.service.json nest-cli.json src packages
(cd "$to" && PATH=$(dirname "$node"):$PATH npm run --silent build > /dev/null)

to=$work/image
mkdir "$to"
copy "${manifests[@]}"
(
  cd "$to"
  npm pkg delete devDependencies --workspaces --include-workspace-root
  npm ci --omit=dev --workspace src/service --ignore-scripts --no-audit --no-fund --loglevel=error
  rm -rf node_modules/swagger-ui-dist node_modules/@scarf
)
"$node" "$root/test/packed/image.packages.mjs" "$to"
(cd "$work/build" && cp -r --parents -t "$to" dist packages/{storage,console}/dist)
copy config

cd "$work/image"
for platform in express fastify; do
  NODE_ENV=production HAPTIK_SECRET=image-secret PORT=$port HTTP_PLATFORM=$platform \
    HAPTIK_CONSOLE=on HAPTIK_STORAGE_FOLDER=$work/data "$node" dist/main.js > "$work/$platform.log" 2>&1 &
  service=$!
  "$node" "$root/test/packed/signed.call.mjs" "http://127.0.0.1:$port" image-secret || {
    cat "$work/$platform.log"
    exit 1
  }
  grep -q 'Storage opened' "$work/$platform.log"
  "$node" --input-type=module -e "
    const page = await fetch('http://127.0.0.1:$port/console');
    const [script] = /assets\\/[^\"']+[.]js/.exec(await page.text()) ?? [];
    const asset = await fetch('http://127.0.0.1:$port/console/' + script);
    const { status } = await fetch('http://127.0.0.1:$port/console/api/session');
    if (!page.ok || !asset.ok || status !== 401) throw new Error([page.status, asset.status, status]);
  "
  kill -TERM "$service"
  status=0
  wait "$service" || status=$?
  [ "$status" -eq 143 ] || [ "$status" -eq 0 ] || { echo "stopped with $status"; exit 1; }
  service=
  echo "the image's steps boot with storage and console, answer and stop on $platform"
done

if NODE_ENV=production PORT=$port "$node" dist/main.js > "$work/refused.log" 2>&1; then
  echo 'production started without a secret'
  exit 1
fi
grep -q HAPTIK_SECRET "$work/refused.log"
echo 'production without a secret is refused'
