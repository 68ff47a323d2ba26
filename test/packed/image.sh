#!/usr/bin/env bash
# The steps of the Dockerfile in clean folders, because a Docker engine is not always at hand:
# a build with everything, a production install without dev dependencies with its bill of materials, and the
# start of what the image holds, as production starts it.
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
manifests=(package.json package-lock.json packages/{storage,ui,console,cli,create}/package.json src/service/package.json)

to=$work/build
mkdir "$to"
copy "${manifests[@]}"
(cd "$to" && npm ci --prefer-offline --ignore-scripts --no-audit --no-fund --loglevel=error)
copy tsconfig.json tsconfig.build.json tsconfig.service.json nest-cli.json src packages
(cd "$to" && PATH=$(dirname "$node"):$PATH npm run --silent build > /dev/null)

to=$work/image
mkdir "$to"
copy "${manifests[@]}"
(
  cd "$to"
  npm pkg set --json workspaces='[".","packages/storage","packages/console","src/service"]'
  npm pkg delete devDependencies --workspaces --include-workspace-root
  npm ci --prefer-offline --omit=dev --workspace src/service --ignore-scripts --no-audit --no-fund --loglevel=error
  rm -rf node_modules/swagger-ui-dist node_modules/@scarf node_modules/undici-types
  find node_modules -type d -name @types -prune -exec rm -rf {} +
)
"$node" "$root/test/packed/image.packages.mjs" "$to"
# The bill of materials of what the image holds; SBOM names the file that keeps it.
(
  cd "$to"
  # The lock file still names development dependencies.
  npm install --package-lock-only --omit=dev --ignore-scripts --no-audit --no-fund --silent
  npm sbom --sbom-format=cyclonedx --sbom-type=application --omit=dev --package-lock-only --workspace src/service > "$work/service.cdx.json"
)
"$node" "$root/release/bill.of.materials.js" "$work/service.cdx.json" "$root/src/service/package.json" "$to"
[ -z "${SBOM:-}" ] || (cd "$root" && cp "$work/service.cdx.json" "$SBOM")
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
  [ "$status" -eq 0 ] || { echo "stopped with $status"; exit 1; }
  service=
  echo "the image's steps boot with storage and console, answer and stop on $platform"
done

if NODE_ENV=production PORT=$port "$node" dist/main.js > "$work/refused.log" 2>&1; then
  echo 'production started without a secret'
  exit 1
fi
grep -q HAPTIK_SECRET "$work/refused.log"
echo 'production without a secret is refused'
