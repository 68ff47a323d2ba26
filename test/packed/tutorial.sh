#!/usr/bin/env bash
# docs/tutorial.md, followed to the letter from an empty folder: every file of the page is written, every command is run,
# and the outputs that it shows are compared. The packages are packed ones.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$root/test/packed/shared.sh"

mkdir "$work/home"
node "$root/test/packed/tutorial/tutorial.mjs" tutorial "$packed" "$work/home"
