import { type SynchronizerTimings, StoreSynchronizer } from './store.synchronizer.js';
import type { SwitchRecord } from './switch.record.js';
import type { SwitchStore } from './switch.store.js';
import { withTimeout } from './with.timeout.js';

const TIMINGS: SynchronizerTimings = {
  bootTimeoutMs: 2_000,
  operationTimeoutMs: 5_000,
  retryDelayMs: 10_000,
};

/** Follows the store of switches, and changes it. */
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
      recovered: 'The store of the switches works again.',
      failed: (fault: string) =>
        `The store of the switches failed (${fault}): the last ones that are known hold, and ` +
        'changes are not seen.',
    };
    this.#synchronizer = new StoreSynchronizer(synchronized, messages, timings);
  }

  /** Ends when the switches are there, or when the application has waited long enough for them. */
  start(): Promise<void> {
    return this.#synchronizer.start();
  }

  stop(): Promise<void> {
    return this.#synchronizer.stop();
  }

  /** Changes the store. What was being loaded meanwhile may be older, and is loaded again. */
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
