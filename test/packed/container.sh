#!/usr/bin/env bash
# container.sh IMAGE: runs an image as an operator would. It must become healthy, answer a signed call with a read-only
# root file system and without capabilities, and stop on SIGTERM. Needs a Docker engine.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
image=$1
port=${PORT:-28124}
container=$(docker run --detach --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges \
  --publish "127.0.0.1:$port:3000" --env HAPTIK_SECRET=container-secret --env HAPTIK_CONSOLE=on "$image")
trap 'docker logs "$container"; docker rm --force --volumes "$container" > /dev/null' EXIT
for _ in $(seq 60); do
  health=$(docker inspect --format '{{.State.Health.Status}}' "$container")
  [ "$health" = healthy ] && break
  sleep 1
done
[ "$health" = healthy ] || { echo "the container is $health"; exit 1; }
node "$root/test/packed/signed.call.mjs" "http://127.0.0.1:$port" container-secret
docker stop --time 60 "$container" > /dev/null
status=$(docker inspect --format '{{.State.ExitCode}}' "$container")
[ "$status" -eq 0 ] || { echo "stopped with $status"; exit 1; }
echo 'the container becomes healthy, answers and stops'
