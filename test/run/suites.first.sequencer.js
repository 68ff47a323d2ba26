import Sequencer from '@jest/test-sequencer';

/** A file below this size only calls a suite of test/support. */
const CALL_BYTES = 400;

/**
 * Starts the files that only call a suite first. Without durations of an earlier run Jest starts
 * small files last, but a suite takes minutes, and the other worker would be idle meanwhile.
 */
export default class SuitesFirstSequencer extends Sequencer {
  /** @param {import('@jest/test-result').Test[]} tests */
  sort(tests) {
    const sorted = super.sort([...tests]);
    return [...sorted.filter(isCall), ...sorted.filter((test) => !isCall(test))];
  }
}

/** @param {import('@jest/test-result').Test} test */
function isCall({ path, context }) {
  return (context.hasteFS.getSize(path) ?? 0) < CALL_BYTES;
}
