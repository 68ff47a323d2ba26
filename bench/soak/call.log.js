import { createHistogram } from 'node:perf_hooks';
import { isPromise, judge } from './judge.js';

const MAX_FAULTS = 20;

/** The answers of some calls: how many of each outcome, and how long they took. */
class AnswerTally {
  outcomes = new Map();
  faults = 0;
  #microseconds = createHistogram();

  calls = 0;

  /** @param seconds that the call took, if they count */
  add(outcome, seconds, isWrong) {
    this.calls++;
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    if (isWrong) this.faults++;
    if (seconds !== undefined) this.#microseconds.record(Math.max(1, Math.round(seconds * 1e6)));
  }

  /** Milliseconds of a share of the calls, such as 0.99. */
  milliseconds(share) {
    return this.#microseconds.percentile(share * 100) / 1_000;
  }
}

/** All calls of a soak by their kind, and authentic ones by what happened when they were sent. */
export class CallLog {
  kinds = new Map();
  phases = new Map();
  /** The first wrong answers. */
  faults = [];
  faultCount = 0;
  /** Users who were promised an agent. */
  promised = new Set();

  add(call, answer) {
    const { outcome, fault } = judge(call, answer);
    const isWrong = fault !== undefined;
    tallyOf(this.kinds, call.kind).add(outcome, answer.seconds, isWrong);
    if (call.kind !== 'forged' && call.kind !== 'malformed') {
      const seconds = call.kind === 'quick' ? answer.seconds : undefined;
      tallyOf(this.phases, call.phase).add(outcome, seconds, isWrong);
    }
    if (isPromise(outcome)) this.promised.add(call.userName);
    if (!isWrong) return;
    this.faultCount++;
    if (this.faults.length < MAX_FAULTS) this.faults.push(`${fault} (${call.phase})`);
  }

  /** Number of calls with an outcome. */
  count(outcome) {
    return [...this.kinds.values()].reduce(
      (sum, tally) => sum + (tally.outcomes.get(outcome) ?? 0),
      0,
    );
  }

  get calls() {
    return [...this.kinds.values()].reduce((sum, { calls }) => sum + calls, 0);
  }
}

function tallyOf(tallies, name) {
  const tally = tallies.get(name) ?? new AnswerTally();
  tallies.set(name, tally);
  return tally;
}
