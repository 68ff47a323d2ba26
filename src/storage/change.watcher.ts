import { Logger } from '@nestjs/common';
import { faultOf } from './database.fault.js';
import type { Orm } from './database/database.js';
import type { StorageConnection } from './storage.connection.js';

/** Notices may be lost, and some poolers pass none on; a change is seen within a second even so. */
const POLL_MS = 700;

/** Tells when something changed in the database, by whichever replica. */
export class ChangeWatcher {
  readonly #logger = new Logger('HaptikStorage');
  /** An outage is told of once, not with every look. */
  #isAway = false;

  /**
   * @param channel where changes are noticed
   * @param mark what differs whenever there was a change
   */
  constructor(
    private readonly connection: StorageConnection,
    private readonly channel: string,
    private readonly mark: (orm: Orm) => Promise<unknown>,
  ) {}

  /** Calls `changed` until what it returns is called. */
  async watch(changed: () => void): Promise<() => Promise<void>> {
    const stops: (() => Promise<void>)[] = [];
    // Whoever watches loads afterwards; news before that is none.
    let isWatching = false;
    let isOver = false;
    const notice = (): void => {
      if (isWatching) changed();
    };
    await this.connection.whenOpen(async (storage) => {
      notice();
      const stop = await storage.listen(this.channel, notice);
      // The application may have ended meanwhile, and would be kept from exiting by this.
      if (isOver) await stop();
      else stops.push(stop);
    });
    let seen = await this.look('');
    let isLooking = false;
    const poll = async (): Promise<void> => {
      // One that waits must not be joined by others, which would take all connections.
      if (isLooking || !this.connection.current?.isShared) return;
      isLooking = true;
      const now = await this.look(seen);
      if (now !== seen) changed();
      seen = now;
      isLooking = false;
    };
    const polling = setInterval(() => void poll(), POLL_MS).unref();
    isWatching = true;
    return async () => {
      isWatching = false;
      isOver = true;
      clearInterval(polling);
      await Promise.all(stops.map((stop) => stop()));
    };
  }

  /** The mark of now, or the last one when the database cannot be asked. */
  private async look(last: string): Promise<string> {
    try {
      const mark = String(await this.mark(this.connection.opened.orm));
      if (this.#isAway) this.#logger.debug(`Changes (${this.channel}) can be asked for again`);
      this.#isAway = false;
      return mark;
    } catch (error) {
      if (!this.#isAway) {
        this.#logger.debug(`Changes (${this.channel}) cannot be asked for: ${faultOf(error)}`);
      }
      this.#isAway = true;
      return last;
    }
  }
}
