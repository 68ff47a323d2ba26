import { type FollowerTimes, StoreFollower } from './store.follower.js';
import type { SwitchRecord } from './switch.record.js';
import type { SwitchStore } from './switch.store.js';
import { within } from './within.js';

const TIMES: FollowerTimes = { boot: 2_000, store: 5_000, retry: 10_000 };

/** Follows the store of switches, and changes it. */
export class SwitchFollower {
  readonly #follower: StoreFollower;
  #writes = 0;

  constructor(
    private readonly store: SwitchStore,
    private readonly apply: (records: readonly SwitchRecord[]) => void,
    private readonly times = TIMES,
  ) {
    const followed = {
      watch: (changed: () => void) => store.watch(changed),
      load: () => this.load(),
    };
    const words = {
      works: 'The store of the switches works again.',
      failed: (fault: string) =>
        `The store of the switches failed (${fault}): the last ones that are known hold, and ` +
        'changes are not seen.',
    };
    this.#follower = new StoreFollower(followed, words, times);
  }

  /** Ends when the switches are there, or when the application has waited long enough for them. */
  start(): Promise<void> {
    return this.#follower.start();
  }

  stop(): Promise<void> {
    return this.#follower.stop();
  }

  /** Changes the store. What was being loaded meanwhile may be older, and is loaded again. */
  async write(work: (store: SwitchStore) => Promise<void>): Promise<void> {
    await within(this.times.store, () => work(this.store));
    this.#writes++;
  }

  private async load(): Promise<void> {
    const writes = this.#writes;
    const records = await within(this.times.store, () => this.store.load());
    if (writes === this.#writes) this.apply(records);
    else await this.load();
  }
}
