#!/usr/bin/env bash
# Starts compose.yaml as an operator would: HAProxy must pass a signed call to a healthy replica, and Prometheus must find
# two. Needs a Docker engine with compose.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
HAPTIK_SECRET=compose-secret
POSTGRES_PASSWORD=$(openssl rand -hex 24)
export HAPTIK_SECRET POSTGRES_PASSWORD
compose() { docker compose --project-directory "$root" --project-name haptik-test "$@"; }
compose config --quiet
trap 'compose logs --tail 100; compose down --volumes' EXIT
compose up --build --detach --wait --wait-timeout 300

# within SECONDS COMMAND…: until it succeeds.
within() {
  local seconds=$1
  shift
  for _ in $(seq "$seconds"); do
    "$@" && return
    sleep 1
  done
  echo "failed for $seconds seconds: $*"
  return 1
}
count_replicas() {
  curl --silent --fail --get http://127.0.0.1:9090/api/v1/query --data-urlencode 'query=sum(up{job="haptik"})' |
    jq --exit-status '.data.result[0].value[1] == "2"' > /dev/null
}
# HAProxy first asks for the addresses of the replicas, and checks them.
within 30 node "$root/test/packed/signed.call.mjs" http://127.0.0.1:3000 "$HAPTIK_SECRET" 2> /dev/null
within 60 count_replicas
echo 'compose.yaml starts, HAProxy passes a signed call on, and Prometheus finds two replicas'
