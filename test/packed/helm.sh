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
notices: { existingSecret: channels, emailFrom: 'Bot <bot@example.com>', emailTo: [ops@example.com, night@example.com] }
autoscaling: { enabled: true }
ingress: { enabled: true, host: bot.example, paths: [/bots], className: nginx, tlsSecret: bot-tls, annotations: { a: b } }
metrics: { serviceMonitor: true, prometheusRule: true, grafanaDashboard: true }
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
printf 'existingSecret: haptik\n' > "$work/no-image.yaml"
printf 'image: { repository: r }\nexistingSecret: haptik\nreplicaCount: 3\n' > "$work/misspelt.yaml"
printf 'image: { repository: r }\nexistingSecret: haptik\ningress: { enabled: true }\n' > "$work/no-host.yaml"
printf 'shutdownGraceMs: 15000\n' > "$work/short-grace.yaml"
printf 'image: { repository: r }\nexistingSecret: haptik\nnotices: { emailTo: [ops@example.com] }\n' > "$work/no-sender.yaml"

for values in least most; do "$node" "$root/test/packed/helm/values.mjs" "$chart" "$work/$values.yaml"; done
for values in no-image misspelt no-host no-sender; do
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
# The channels of notices are secrets; only addresses are values.
for line in 'secretRef: { name: channels }' 'HAPTIK_NOTICES_EMAIL_TO, value: "ops@example.com,night@example.com" }'; do
  grep -qF "$line" "$work/most.out" || { echo "not rendered: $line"; exit 1; }
done
if grep 'NOTICES' "$work/least.out"; then exit 1; fi
grep -q 'mountPath: /etc/database' "$work/most.out"
[ "$(grep -c 'scheme: HTTPS' "$work/most.out")" -eq 3 ]
grep -q 'path: /bots' "$work/most.out"
if "$work/render" "$chart" my-bot "$work/least.yaml" "$work/short-grace.yaml" > "$work/short.out" 2>&1; then
  echo 'the chart accepts a time to stop in which calls are killed'
  exit 1
fi
grep -q 'terminationGracePeriodSeconds must be 40 or more' "$work/short.out"
if grep '<no value>\|<nil>' "$work/least.out" "$work/most.out"; then exit 1; fi
echo 'the chart renders valid manifests, and refuses wrong values'
