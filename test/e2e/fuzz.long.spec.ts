import { fuzzSuite } from '../support/fuzz.suite.js';

describe('many fuzzed bodies on both platforms', () => {
  fuzzSuite(25_000);
});
