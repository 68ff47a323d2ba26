#!/usr/bin/env bash
# Renders the chart with several values and checks every manifest against the schemas of Kubernetes and of the Prometheus
# operator. Needs Go with sprig (Debian: golang-go, golang-github-masterminds-sprig-dev, golang-github-ghodss-yaml-dev);
# Helm itself is not needed.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chart=$root/deploy/helm/nestjs-haptik
node=$root/node_modules/node/bin/node
export GO111MODULE=off GOPATH=/usr/share/gocode GOFLAGS= GOCACHE=$work/cache
go build -o "$work/render" "$root/test/packed/helm/render.go"

cat > "$work/least.yaml" <<'YAML'
image: { repository: registry.example/bot }
existingSecret: haptik
YAML
cat > "$work/most.yaml" <<'YAML'
image: { repository: registry.example/bot, tag: '1.10' }
imagePullSecrets: [{ name: pull }]
existingSecret: haptik
env: { HAPTIK_CONSOLE: 'off', LOG_LEVEL: 'warn' }
data: { sizeLimit: 3Gi }
notices: { existingSecret: channels, emailFrom: 'Bot <bot@example.com>', emailTo: [ops@example.com, night@example.com] }
autoscaling: { enabled: true, targetCallsInFlight: 100 }
ingress: { enabled: true, host: bot.example, paths: [/bots], className: nginx, tlsSecret: bot-tls, annotations: { a: b } }
metrics: { serviceMonitor: true, prometheusRule: true, grafanaDashboard: true, runbooks: https://docs.example/runbooks }
networkPolicy: { enabled: true }
volumes: [{ name: authority, secret: { secretName: database-authority } }]
volumeMounts: [{ name: authority, mountPath: /etc/database, readOnly: true }]
probeScheme: HTTPS
podLabels: { team: bots }
podAnnotations: { note: '1' }
nodeSelector: { disk: ssd }
tolerations: [{ key: spot, operator: Exists }]
affinity: { podAffinity: {} }
YAML
cat > "$work/trial.yaml" <<'YAML'
image: { repository: registry.example/bot }
existingSecret: haptik
replicas: 1
data: { embedded: true }
ingress: { enabled: true, host: bot.example }
env: { HAPTIK_PUBLIC_URL: http://bot.example }
YAML
cat > "$work/stateless.yaml" <<'YAML'
image: { repository: registry.example/bot }
existingSecret: haptik
env: { HAPTIK_CONSOLE: 'off', HAPTIK_STORAGE: 'off' }
YAML
printf 'existingSecret: haptik\n' > "$work/no-image.yaml"
printf 'image: { repository: r }\nexistingSecret: haptik\nreplicaCount: 3\n' > "$work/misspelt.yaml"
printf 'image: { repository: r }\nexistingSecret: haptik\ningress: { enabled: true }\n' > "$work/no-host.yaml"
printf 'image: { repository: r }\nexistingSecret: haptik\ndata: { sizeLimit: big }\n' > "$work/no-size.yaml"
printf 'image: { repository: r }\nexistingSecret: haptik\nnotices: { emailTo: [ops@example.com] }\n' > "$work/no-sender.yaml"

for values in least most trial stateless; do "$node" "$root/test/packed/helm/values.mjs" "$chart" "$work/$values.yaml"; done
for values in no-image misspelt no-host no-sender no-size; do
  if "$node" "$root/test/packed/helm/values.mjs" "$chart" "$work/$values.yaml" 2> "$work/refused"; then
    echo "values.schema.json accepts $values"
    exit 1
  fi
done
"$work/render" "$chart" my-bot "$work/least.yaml" > "$work/least.out"
"$node" "$root/test/packed/helm/validate.mjs" \
  Deployment PodDisruptionBudget Service Service ServiceAccount < "$work/least.out"
"$work/render" "$chart" my-bot "$work/most.yaml" > "$work/most.out"
"$node" "$root/test/packed/helm/validate.mjs" ConfigMap Deployment HorizontalPodAutoscaler Ingress NetworkPolicy \
  PodDisruptionBudget PrometheusRule Service Service ServiceAccount ServiceMonitor < "$work/most.out"
"$work/render" "$chart" my-bot "$work/trial.yaml" > "$work/trial.out"
"$node" "$root/test/packed/helm/validate.mjs" \
  Deployment Ingress PodDisruptionBudget Service Service ServiceAccount < "$work/trial.out"
"$work/render" "$chart" my-bot "$work/stateless.yaml" > "$work/stateless.out"

# has OUTPUT TEXT…: each text is a part of a line.
has() {
  local output=$1
  shift
  for text in "$@"; do
    grep -qF -e "$text" "$work/$output" || { echo "$output lacks: $text"; exit 1; }
  done
}
lacks() {
  if grep -F -e "$2" "$work/$1"; then
    echo "$1 has: $2"
    exit 1
  fi
}
secret_key() { echo "name: $1, valueFrom: { secretKeyRef: { name: haptik, key: $1 } }"; }

# Without its keys in the Secret no container is created, which would keep its data in the pod.
has least.out "$(secret_key HAPTIK_SECRET)" "$(secret_key DATABASE_URL)" 'sizeLimit: 2Gi'
has trial.out "$(secret_key HAPTIK_SECRET)" "name: DATABASE_URL, value: ''" 'A TRIAL (data.embedded)'
lacks trial.out "$(secret_key DATABASE_URL)"
lacks stateless.out DATABASE_URL
# The channels of notices are secrets; only addresses are values.
has most.out 'secretRef: { name: channels }' 'HAPTIK_NOTICES_EMAIL_TO, value: "ops@example.com,night@example.com" }'
lacks least.out NOTICES
has most.out 'mountPath: /etc/database' 'path: /bots' 'sizeLimit: 3Gi' 'metric: { name: haptik_call_active }'
[ "$(grep -c 'scheme: HTTPS' "$work/most.out")" -eq 3 ]
# Links of notices and of the log lead to the ingress.
has most.out 'HAPTIK_PUBLIC_URL, value: "https://bot.example"'
has trial.out 'HAPTIK_PUBLIC_URL, value: "http://bot.example"'
lacks trial.out https://bot.example\"
lacks least.out 'value: "http'
# The rules and the dashboard themselves, whose files are read by name.
uid=$("$node" --print 'JSON.parse(require("fs").readFileSync(process.argv[1])).uid' "$chart/files/dashboard.json")
has most.out 'alert: HaptikDown' 'runbook_url: https://docs.example/runbooks/down' "\\\"uid\\\":\\\"$uid\\\""
lacks most.out 'runbook: '

# refuses MESSAGE VALUES: after the least values.
refuses() {
  printf '%s\n' "$2" > "$work/wrong.yaml"
  if "$work/render" "$chart" my-bot "$work/least.yaml" "$work/wrong.yaml" > "$work/wrong.out" 2>&1; then
    echo "the chart accepts $2"
    exit 1
  fi
  has wrong.out "$1"
}
refuses 'terminationGracePeriodSeconds must be 42 or more' 'shutdownGraceMs: 15000'
refuses 'data.embedded needs replicas: 1' 'data: { embedded: true }'
refuses 'data.embedded needs replicas: 1' '{ replicas: 1, data: { embedded: true }, autoscaling: { enabled: true } }'
refuses 'env.HAPTIK_SHUTDOWN_GRACE_MS is set by the chart' "env: { HAPTIK_SHUTDOWN_GRACE_MS: '60000' }"
refuses 'env.DATABASE_URL is set by the chart' 'env: { DATABASE_URL: postgres://db }'
if grep '<no value>\|<nil>' "$work"/{least,most,trial,stateless}.out; then exit 1; fi
echo 'the chart renders valid manifests, and refuses wrong values'
