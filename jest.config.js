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

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  moduleNameMapper: {
    '^nestjs-haptik$': '<rootDir>/src/index.ts',
    '^nestjs-haptik/copy$': '<rootDir>/src/copy/index.ts',
    '^nestjs-haptik/console$': '<rootDir>/src/console/index.ts',
    '^nestjs-haptik/hsl$': '<rootDir>/src/hsl/index.ts',
    '^nestjs-haptik/operator$': '<rootDir>/src/operator/index.ts',
    '^nestjs-haptik/storage$': '<rootDir>/src/storage/index.ts',
    '^nestjs-haptik/testing$': '<rootDir>/src/testing/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testTimeout: 30_000,
  maxWorkers: '100%',
};
