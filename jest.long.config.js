import { availableParallelism } from 'node:os';
import everyday from './jest.config.js';

/** What `npm run test:long` runs: all that `npm test` leaves out. */
export default {
  ...everyday,
  testMatch: ['**/*.long.spec.ts', '**/*.property.spec.ts'],
  testPathIgnorePatterns: ['<rootDir>/test/packed/'],
  globals: { isLongRun: true },
  // More than processors, because these files mostly wait: for killed hosts, timeouts and retries.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
  testSequencer: '<rootDir>/test/run/suites.first.sequencer.js',
};
