import { readFileSync } from 'node:fs';

const { paths } = JSON.parse(
  readFileSync(new URL('tsconfig.json', import.meta.url), 'utf8'),
).compilerOptions;
/** The packages by their sources, as the compiler finds them. */
const sources = Object.fromEntries(
  Object.entries(paths).map(([name, [file]]) => [`^${name}$`, file.replace('.', '<rootDir>')]),
);

const swc = {
  jsc: {
    parser: { syntax: 'typescript', decorators: true },
    transform: { decoratorMetadata: true, legacyDecorator: true },
    target: 'es2023',
    keepClassNames: true,
    experimental: { keepImportAttributes: true },
  },
  module: { type: 'es6' },
};

/** Before Node.js 24.9, Jest cannot load the schematics, which require ES modules. test/packed/scaffold.sh runs them. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const withoutSchematics =
  major > 24 || (major === 24 && minor >= 9)
    ? []
    : ['<rootDir>/test/unit/schematics/schematics.spec.ts'];

/**
 * What `npm test` runs. Files named `*.long.spec.ts` are left to `npm run test:long`; files named
 * `*.property.spec.ts` run in both, here with a tenth of their cases.
 */
export default {
  // Both configurations share the compiled files of this folder.
  id: import.meta.dirname,
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/packed/', '\\.long\\.spec\\.ts$', ...withoutSchematics],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: { ...sources, '^(\\.{1,2}/.*)\\.js$': '$1' },
  globalSetup: '<rootDir>/test/run/global.setup.js',
  globalTeardown: '<rootDir>/test/run/global.teardown.js',
  reporters: ['default', '<rootDir>/test/run/durations.reporter.js'],
  // Ends what hangs: on a busy machine a test or hook takes a minute. The few that take longer have
  // their own limit.
  testTimeout: 180_000,
  maxWorkers: '100%',
  // Modules of a finished file stay in the worker's memory; a new worker begins without them.
  workerIdleMemoryLimit: '450MB',
};
