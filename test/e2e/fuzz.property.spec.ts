import { fuzzSuite } from '../support/fuzz.suite.js';
import { share } from '../support/runs.js';

describe('fuzzed bodies on both platforms', () => {
  // Each is sent to both platforms, so that 50,000 are answered in all.
  fuzzSuite(share(25_000));
});
