import { type SynchronizerTimings, StoreSynchronizer } from '../store.synchronizer.js';
import type { SwitchRecord } from './switch.record.js';
import type { SwitchStore } from './switch.store.js';
import { withTimeout } from '../deadlines/with.timeout.js';

const TIMINGS: SynchronizerTimings = {
  bootTimeoutMs: 2_000,
  operationTimeoutMs: 5_000,
  retryDelayMs: 10_000,
};

/** Keeps the switches in sync with their store, and changes the store. */
export class SwitchSynchronizer {
  readonly #synchronizer: StoreSynchronizer;
  #writes = 0;

  constructor(
    private readonly store: SwitchStore,
    private readonly apply: (records: readonly SwitchRecord[]) => void,
    private readonly timings = TIMINGS,
  ) {
    const synchronized = {
      watch: (changed: () => void) => store.watch(changed),
      load: () => this.load(),
    };
    const messages = {
      recovered: 'Switch store: recovered',
      failed: (code: string) =>
        `Switch store: failed (${code}). The last known switches stay in effect, and changes by ` +
        'other replicas are missed.',
    };
    this.#synchronizer = new StoreSynchronizer(synchronized, messages, timings);
  }

  /** Resolves when the switches are loaded, or after the boot timeout. */
  start(): Promise<void> {
    return this.#synchronizer.start();
  }

  stop(): Promise<void> {
    return this.#synchronizer.stop();
  }

  /** Changes the store. A load that ran meanwhile may be outdated and is repeated. */
  async write(work: (store: SwitchStore) => Promise<void>): Promise<void> {
    await withTimeout(this.timings.operationTimeoutMs, () => work(this.store));
    this.#writes++;
  }

  private async load(): Promise<void> {
    const writes = this.#writes;
    const records = await withTimeout(this.timings.operationTimeoutMs, () => this.store.load());
    if (writes === this.#writes) this.apply(records);
    else await this.load();
  }
}
