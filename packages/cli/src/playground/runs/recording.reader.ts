import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedCall } from 'nestjs-haptik/internal';
import type { RecordedRun, RecordingList } from '../playground.contract.js';
import type { DevelopmentClient } from '../target/development.client.js';
import type { TargetMonitor } from '../target/target.monitor.js';
import { toRecordedRun, toRecordingSummary } from './recorded.mapper.js';

/** The app keeps a recording a moment after it has sent the response. */
const RETRY_DELAYS_MS = [0, 20, 80, 200];

/** Reads what the app recorded, if it is an app with HaptikModule. */
export class RecordingReader {
  constructor(
    private readonly client: DevelopmentClient,
    private readonly monitor: TargetMonitor,
    private readonly signal: AbortSignal,
  ) {}

  /** The recording of a call of the playground; undefined without one. Never rejects. */
  async find(id: string): Promise<RecordedRun | undefined> {
    if (!this.monitor.state.isNestHaptik) return undefined;
    try {
      for (const delay of RETRY_DELAYS_MS) {
        if (delay > 0) await sleep(delay, undefined, { signal: this.signal });
        const call = await this.client.findCall(id, this.signal);
        if (call) return toRecordedRun(call);
      }
    } catch {
      // The app ended, or the playground did.
    }
    return undefined;
  }

  /** @param isOwn whether a call is of the playground */
  async list(isOwn: (id: string) => boolean): Promise<RecordingList> {
    const list = this.monitor.state.isNestHaptik
      ? await this.client.listCalls(this.signal).catch(() => undefined)
      : undefined;
    if (!list) {
      return {
        isAvailable: false,
        reason:
          'Recordings come from a running app with HaptikModule on this machine, outside production.',
        recordings: [],
      };
    }
    return {
      isAvailable: true,
      recordings: list.calls.map((call) => toRecordingSummary(call, isOwn(call.id))),
    };
  }

  async open(id: string): Promise<RecordedCall | undefined> {
    return this.client.findCall(id, this.signal).catch(() => undefined);
  }
}
