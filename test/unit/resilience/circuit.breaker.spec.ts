import * as fc from 'fast-check';
import { CircuitBreaker } from '../../../src/resilience/circuit/circuit.breaker.js';
import type { CircuitPermit } from '../../../src/resilience/circuit/circuit.permit.js';

const OPEN_FOR = 1_000;

/** A breaker with a manual clock and without jitter. */
class Bench {
  readonly states: string[] = [];
  readonly breaker: CircuitBreaker;
  now = 0;

  constructor({ failures: failureThreshold = 3, openForMs = OPEN_FOR, random = 0 } = {}) {
    this.breaker = new CircuitBreaker(
      { failureThreshold, openForMs },
      {
        onStateChange: (state) => this.states.push(state),
        now: () => this.now,
        random: () => random,
      },
    );
  }

  enter(): CircuitPermit {
    const permit = this.breaker.tryAcquire();
    if (!permit) throw new Error('no permit');
    return permit;
  }

  fail(times: number): void {
    for (let time = 0; time < times; time++) this.enter().failed();
  }

  waitForProbe(): CircuitPermit {
    this.now = this.breaker.openUntil ?? 0;
    return this.enter();
  }
}

describe('CircuitBreaker', () => {
  it.each([
    ['no failure', [], 'closed', 0],
    ['fewer failures than the threshold', ['failed', 'failed'], 'closed', 2],
    ['as many failures as the threshold', ['failed', 'failed', 'failed'], 'open', 3],
    ['a success between failures', ['failed', 'failed', 'succeeded', 'failed'], 'closed', 1],
  ] as const)('after %s', (_, results, state, failures) => {
    const { breaker } = results.reduce((bench, result) => {
      bench.enter()[result]();
      return bench;
    }, new Bench());
    expect([breaker.state, breaker.failures]).toEqual([state, failures]);
  });

  it('permits no call while it is open, then one trial call', () => {
    const bench = new Bench();
    bench.fail(3);
    bench.now = OPEN_FOR - 1;
    expect([bench.breaker.state, bench.breaker.tryAcquire()]).toEqual(['open', undefined]);
    bench.now = OPEN_FOR;
    expect(bench.breaker.state).toBe('half-open');
    expect(bench.breaker.tryAcquire()).toBeDefined();
    expect(bench.breaker.tryAcquire()).toBeUndefined();
  });

  it('closes when the trial call succeeds, and reports every change', () => {
    const bench = new Bench();
    bench.fail(3);
    bench.waitForProbe().succeeded();
    expect([bench.breaker.state, bench.breaker.failures]).toEqual(['closed', 0]);
    expect(bench.breaker.openUntil).toBeUndefined();
    expect(bench.states).toEqual(['open', 'half-open', 'closed']);
  });

  it('doubles the open time up to a minute, and resets it after a success', () => {
    const bench = new Bench({ openForMs: 10_000 });
    const pauses: number[] = [];
    bench.fail(3);
    for (let time = 0; time < 5; time++) {
      pauses.push((bench.breaker.openUntil ?? 0) - bench.now);
      bench.waitForProbe().failed();
    }
    bench.waitForProbe().succeeded();
    bench.fail(3);
    pauses.push((bench.breaker.openUntil ?? 0) - bench.now);
    expect(pauses).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 10_000]);
  });

  it('does not double an open time of more than a minute', () => {
    const bench = new Bench({ openForMs: 90_000 });
    bench.fail(3);
    bench.waitForProbe().failed();
    expect((bench.breaker.openUntil ?? 0) - bench.now).toBe(90_000);
  });

  it('extends the open time by up to a fifth and never shortens it', () => {
    const bench = new Bench({ random: 1 });
    bench.fail(3);
    expect(bench.breaker.openUntil).toBeCloseTo(OPEN_FOR * 1.2);
  });

  it.each(['succeeded', 'failed'] as const)(
    'ignores a call from before it opened that %s',
    (result) => {
      const bench = new Bench();
      const [early, later] = [bench.enter(), bench.enter()];
      bench.fail(3);
      early[result]();
      expect(bench.breaker.state).toBe('open');
      const probe = bench.waitForProbe();
      later[result]();
      expect([bench.breaker.state, bench.breaker.tryAcquire()]).toEqual(['half-open', undefined]);
      probe.succeeded();
      expect(bench.breaker.state).toBe('closed');
    },
  );

  it('counts only the first result of a call', () => {
    const bench = new Bench({ failures: 2 });
    const permit = bench.enter();
    permit.failed();
    permit.failed();
    expect([bench.breaker.state, bench.breaker.failures]).toEqual(['closed', 1]);
  });
});

type Step =
  | { readonly do: 'enter' }
  | { readonly do: 'wait'; readonly milliseconds: number }
  | { readonly do: 'succeeded' | 'failed'; readonly which: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Step>({ do: 'enter' }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      milliseconds: fc.nat(2 * OPEN_FOR),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('succeeded', 'failed', 'failed'),
      which: fc.nat(20),
    }),
  },
);

/** Runs a sequence and returns the violations of the invariants. */
function run(sequence: readonly Step[], failures: number) {
  const bench = new Bench({ failures });
  const { breaker } = bench;
  const out: { permit: CircuitPermit; isProbe: boolean }[] = [];
  const faults: string[] = [];
  const must = (holds: boolean, what: string) => {
    if (!holds) faults.push(what);
  };
  for (const step of sequence) {
    const before = breaker.state;
    const until = breaker.openUntil ?? 0;
    if (step.do === 'wait') bench.now += step.milliseconds;
    else if (step.do === 'enter') {
      const permit = breaker.tryAcquire();
      must(before !== 'open' || !permit, 'an open circuit permitted a call');
      must(before !== 'closed' || !!permit, 'a closed circuit permitted no call');
      if (permit) out.push({ permit, isProbe: before === 'half-open' });
    } else {
      const [settled] = out.splice(step.which % Math.max(1, out.length), 1);
      settled?.permit[step.do]();
      const isProbe = settled?.isProbe === true;
      const after = breaker.state;
      must(!isProbe || step.do !== 'succeeded' || after === 'closed', 'a success did not close');
      must(!isProbe || step.do !== 'failed' || after === 'open', 'a failure did not open');
    }
    must(out.filter(({ isProbe }) => isProbe).length <= 1, 'two tried at a time');
    must(before !== 'open' || breaker.state === 'open' || bench.now >= until, 'it opened early');
    must(breaker.state !== 'closed' || breaker.failures < failures, 'it bore too many failures');
  }
  return { bench, out, faults };
}

describe('CircuitBreaker with any sequence of calls, results and delays', () => {
  const sequences = fc.array(steps, { maxLength: 200 });
  const bearable = fc.integer({ min: 1, max: 5 });

  it('permits no call while open and one trial call while half-open, whose success closes it', () => {
    fc.assert(
      fc.property(sequences, bearable, (sequence, failures) => {
        expect(run(sequence, failures).faults).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is never stuck: after the open time, without a running trial call, it permits one', () => {
    fc.assert(
      fc.property(sequences, bearable, (sequence, failures) => {
        const { bench, out } = run(sequence, failures);
        out.forEach(({ permit }) => permit.failed());
        bench.now = Math.max(bench.now, bench.breaker.openUntil ?? 0);
        expect(bench.breaker.tryAcquire()).toBeDefined();
      }),
    );
  });
});
