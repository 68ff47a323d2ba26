#!/usr/bin/env bash
# The test kit of the packed library in what `nest new` makes: ES modules with Vitest, CommonJS with Jest, and
# NestJS 11 with Jest. The applications keep their own test commands and configurations, except for what
# docs/testing.md says.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$root/test/packed/shared.sh"

# add <runner> <extension>: a node, its module and its tests.
add() {
  cp "$root/test/packed/testkit/order.bot.ts" src/
  for test in src/order.bot.spec.ts test/order.e2e-spec.ts; do
    sed "s#testing/RUNNER#testing/$1#; s#EXTENSION'#$2'#" "$root/test/packed/testkit/$(basename "$test")" > "$test"
  done
  sed -i "s#^import { Module } from '@nestjs/common';#&\nimport { HaptikModule } from 'nestjs-haptik';\nimport { OrderBot } from './order.bot$2';#
    s#imports: \[\]#imports: [HaptikModule.forRoot({ secrets: process.env.HAPTIK_SECRET })]#
    s#providers: \[AppService\]#providers: [AppService, OrderBot]#" src/app.module.ts
  grep -q 'AppService, OrderBot' src/app.module.ts
}
# check: the types, and the test commands of the application as they are.
check() {
  run npx tsc --noEmit -p tsconfig.json
  run npm test
  grep -Eq "(Test Suites: 2 passed, 2 total|Test Files +2 passed \(2\))" "$work/step.log" || { cat "$work/step.log"; exit 1; }
  HAPTIK_SECRET=test-secret run npm run test:e2e
  grep -Eq "(Test Suites: 2 passed, 2 total|Test Files +2 passed \(2\))" "$work/step.log" || { cat "$work/step.log"; exit 1; }
}
# generate <type>: an application with the library.
generate() {
  mkdir "$work/$1"
  cd "$work/$1"
  application "$1"
  cd shop
  run npm install "$core" class-validator class-transformer
}

generate esm
add vitest .js
check
echo "the test kit works in what nest new makes: ES modules, Vitest"

generate cjs
add jest ''
check
echo "the test kit works in what nest new makes: CommonJS, Jest"

# Jest in CommonJS with NestJS 11 needs the flag that the generator of NestJS 12 writes.
generate nest11
npm pkg set scripts.test="node --experimental-vm-modules node_modules/jest/bin/jest.js"
npm pkg set scripts.test:e2e="npm test -- --config ./test/jest-e2e.json"
add jest ''
check
echo "the test kit works with NestJS 11, CommonJS, Jest"
