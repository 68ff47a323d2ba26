import { describeFuzzing } from '../support/fuzz.suite.js';
import { caseCountForRun } from '../support/property.cases.js';

describe('fuzzed bodies on both platforms', () => {
  // Each is sent to both platforms, so that 50,000 are answered in all.
  describeFuzzing(caseCountForRun(25_000));
});
