import everyday from './jest.config.js';

/** What `npm run test:long` runs: all that `npm test` leaves out. */
export default {
  ...everyday,
  testMatch: ['**/*.long.spec.ts', '**/*.property.spec.ts'],
  testPathIgnorePatterns: [],
  globals: { isLongRun: true },
  testTimeout: 900_000,
};
