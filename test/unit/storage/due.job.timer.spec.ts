import { jest } from '@jest/globals';
import { DueJobTimer } from '../../../packages/storage/src/queue/due.job.timer.js';

const HOUR_MS = 3_600_000;

describe('the timer of due jobs', () => {
  let checks: number;
  let nextMs: number;
  let timer: DueJobTimer;
  const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

  beforeEach(() => {
    jest.useFakeTimers();
    checks = 0;
    nextMs = Infinity;
    timer = new DueJobTimer(async () => {
      checks += 1;
      return nextMs;
    });
  });
  afterEach(async () => {
    await timer.stop();
    jest.useRealTimers();
  });

  it('checks once for the earliest job', async () => {
    timer.checkWithin(5_000);
    timer.checkWithin(2_000);
    timer.checkWithin(9_000);
    await pass(1_999);
    expect(checks).toBe(0);
    await pass(8_000);
    expect(checks).toBe(1);
  });

  it('checks again when the check says so', async () => {
    nextMs = 3_000;
    timer.checkWithin(0);
    await pass(0);
    expect(checks).toBe(1);
    await pass(3_000);
    expect(checks).toBe(2);
  });

  it('checks at least every hour, because the clock can change', async () => {
    timer.checkWithin(400 * 24 * HOUR_MS);
    await pass(3 * HOUR_MS);
    expect(checks).toBe(3);
  });

  it('checks nothing after it was stopped', async () => {
    timer.checkWithin(0);
    await timer.stop();
    timer.checkWithin(0);
    await pass(HOUR_MS);
    expect(checks).toBe(0);
  });
});
