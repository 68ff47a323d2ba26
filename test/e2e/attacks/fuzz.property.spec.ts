import { describeFuzzing } from '../../support/values/fuzz.suite.js';
import { caseCountForRun } from '../../support/values/property.cases.js';

describe('fuzzed bodies on both platforms', () => {
  // Each body is sent to five endpoints: 50,000 calls in total.
  describeFuzzing(caseCountForRun(10_000));
});
