import { fuzzSuite } from '../support/fuzz.suite.js';

describe('fuzzed bodies on both platforms', () => {
  fuzzSuite(2_500);
});
