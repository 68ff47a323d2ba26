import { ROOT_CONTEXT, SpanKind, trace, TraceFlags } from '@opentelemetry/api';
import { SamplingDecision } from '@opentelemetry/sdk-trace';
import { createSampler } from '../../../src/service/telemetry/trace.sampler.js';

/** An id that a sampler by the id records at any share. */
const LOWEST_ID = '00000001000000000000000000000000';

/** How many of 1,000 requests with a header `traceparent` are recorded. */
function recorded(share: number, traceFlags: TraceFlags): number {
  const sampler = createSampler({ follows: 'itself', samplingRatio: share });
  const parent = { traceId: LOWEST_ID, spanId: '00f067aa0ba902b7', traceFlags, isRemote: true };
  const caller = trace.setSpanContext(ROOT_CONTEXT, parent);
  const decisions = Array.from({ length: 1_000 }, () =>
    sampler.shouldSample(caller, LOWEST_ID, 'POST', SpanKind.SERVER, {}, []),
  );
  return decisions.filter(({ decision }) => decision === SamplingDecision.RECORD_AND_SAMPLED)
    .length;
}

describe('a caller with the header traceparent', () => {
  it.each([TraceFlags.NONE, TraceFlags.SAMPLED])(
    'does not choose whether its trace is recorded, with the flags %i',
    (flags) => {
      expect(recorded(1, flags)).toBe(1_000);
      expect(recorded(0.01, flags)).toBeLessThan(50);
      expect(recorded(0, flags)).toBe(0);
    },
  );
});
