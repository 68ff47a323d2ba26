import * as fc from 'fast-check';
import type { RecordedCall } from 'nestjs-haptik';
import { InMemoryCallRecorder } from '../../../src/recording/in.memory.call.recorder.js';
import { caseCountForRun } from '../../support/values/property.cases.js';
import { recordedCall } from '../../support/values/recorded.calls.js';

const CALL = fc.record({ isRejection: fc.boolean(), size: fc.nat(3_000) });

describe('the recorder in memory', () => {
  it('never exceeds its limits, keeps the newest, and reserves most places for calls', async () => {
    const limits = fc.record({
      calls: fc.integer({ min: 1, max: 20 }),
      bytes: fc.integer({ min: 1_000, max: 30_000 }),
    });
    await fc.assert(
      fc.asyncProperty(limits, fc.array(CALL, { maxLength: 60 }), async (given, calls) => {
        const recorder = new InMemoryCallRecorder();
        for (const { isRejection, size } of calls) {
          const call = recordedCall({ isRejection, filler: 'x'.repeat(size) });
          await recorder.record(call, given);
          const kept = await recorder.list({ limit: 1_000 });
          expect(kept.length).toBeLessThanOrEqual(given.calls);
          expect(sizeOf(kept)).toBeLessThanOrEqual(given.bytes);
          expect(kept.filter(isRejected).length).toBeLessThanOrEqual(Math.ceil(given.calls / 4));
          const isSmallEnough = sizeOf([call]) <= given.bytes;
          expect(kept[0] === call).toBe(isSmallEnough);
        }
      }),
      { numRuns: caseCountForRun(300) },
    );
  });

  it('lists pages, and keeps the first call with an id', async () => {
    const recorder = new InMemoryCallRecorder();
    const limits = { calls: 10, bytes: 100_000 };
    const calls = Array.from({ length: 5 }, () => recordedCall({}));
    for (const call of calls) await recorder.record(call, limits);
    const [newest, second] = await recorder.list({ limit: 2 });
    expect([newest, second]).toEqual([calls[4], calls[3]]);
    expect(await recorder.list({ limit: 2, before: second?.id })).toEqual([calls[2], calls[1]]);
    const first = calls[0]?.id ?? '';
    await recorder.record({ ...recordedCall({}), id: first, node: 'other' }, limits);
    expect(await recorder.find(first)).toBe(calls[0]);
  });
});

function sizeOf(calls: readonly RecordedCall[]): number {
  return calls.reduce((sum, call) => sum + Buffer.byteLength(JSON.stringify(call)), 0);
}

function isRejected({ outcome }: RecordedCall): boolean {
  return outcome.kind === 'rejected';
}
