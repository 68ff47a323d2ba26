import {
  ParentBasedSampler,
  type Sampler,
  SamplingDecision,
  type SamplingResult,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import type { TelemetryEnvironment } from './telemetry.environment.js';

/** Records a share of the traces by chance. Callers choose ids, so that a share by the id would be theirs to choose. */
class RandomSampler implements Sampler {
  constructor(private readonly share: number) {}

  shouldSample(): SamplingResult {
    const isRecorded = Math.random() < this.share;
    return {
      decision: isRecorded ? SamplingDecision.RECORD_AND_SAMPLED : SamplingDecision.NOT_RECORD,
    };
  }

  toString(): string {
    return `RandomSampler{${this.share}}`;
  }
}

/** Decides which traces the service records. */
export function createSampler({
  samplingRatio,
  follows,
}: Pick<TelemetryEnvironment, 'samplingRatio' | 'follows'>): Sampler {
  if (follows === 'itself') {
    const root = new RandomSampler(samplingRatio);
    return new ParentBasedSampler({
      root,
      remoteParentSampled: root,
      remoteParentNotSampled: root,
    });
  }
  const root = new TraceIdRatioBasedSampler(samplingRatio);
  return follows === 'none' ? root : new ParentBasedSampler({ root });
}
