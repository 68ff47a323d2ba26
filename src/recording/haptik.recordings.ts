import { Inject, Injectable } from '@nestjs/common';
import { CallObserver } from './call.observer.js';
import { CALL_RECORDER, CallRecorder, type RecordedCallQuery } from './call.recorder.js';
import type { RecordedCall, RecordingFile } from './recorded.call.js';

const DEFAULT_LIMIT = 100;

/**
 * The recorded calls, redacted. Recorded with the option `recording`, and in development once the playground or
 * `haptik` has asked the application.
 *
 * @hideconstructor
 * @example
 * constructor(private readonly recordings: HaptikRecordings) {}
 * async list() { return (await this.recordings.list({ limit: 20 })).map(({ node, outcome }) => `${node}: ${outcome.kind}`); }
 */
@Injectable()
export class HaptikRecordings {
  constructor(
    private readonly observer: CallObserver,
    @Inject(CALL_RECORDER) private readonly recorder: CallRecorder,
  ) {}

  /** The newest first. */
  async list(query: Partial<RecordedCallQuery> = {}): Promise<readonly RecordedCall[]> {
    await this.observer.settle();
    return this.recorder.list({ limit: DEFAULT_LIMIT, ...query });
  }

  /** Waits for a call that is being answered. */
  async find(id: string): Promise<RecordedCall | undefined> {
    await this.observer.settle(id);
    return this.recorder.find(id);
  }

  /** A file for `haptik replay`. */
  async export(query: Partial<RecordedCallQuery> = {}): Promise<RecordingFile> {
    const calls = await this.list(query);
    return { format: 'haptik-recording/1', calls: calls.toReversed() };
  }
}
