import { Logger } from '@nestjs/common';
import { describeDatabaseError } from './database.error.js';
import type { Orm } from './database/database.js';
import type { StorageConnection } from './storage.connection.js';

/** Notices may be lost, and some poolers pass none on; a change is seen within a second even so. */
const POLL_INTERVAL_MS = 700;

/** Tells when something changed in the database, by whichever replica. */
export class ChangeWatcher {
  readonly #logger = new Logger('HaptikStorage');
  /** An outage is told of once, not with every look. */
  #isUnavailable = false;

  /**
   * @param channel where changes are noticed
   * @param readFingerprint what differs whenever there was a change
   */
  constructor(
    private readonly connection: StorageConnection,
    private readonly channel: string,
    private readonly readFingerprint: (orm: Orm) => Promise<unknown>,
  ) {}

  /** Calls `changed` until what it returns is called. */
  async watch(changed: () => void): Promise<() => Promise<void>> {
    const stops: (() => Promise<void>)[] = [];
    // Whoever watches loads afterwards; news before that is none.
    let isWatching = false;
    let isOver = false;
    const onNotification = (): void => {
      if (isWatching) changed();
    };
    await this.connection.onOpen(async (storage) => {
      onNotification();
      const stop = await storage.listen(this.channel, onNotification);
      // The application may have ended meanwhile, and would be kept from exiting by this.
      if (isOver) await stop();
      else stops.push(stop);
    });
    let seen = await this.pollFingerprint('');
    let isLooking = false;
    const poll = async (): Promise<void> => {
      // One that waits must not be joined by others, which would take all connections.
      if (isLooking || !this.connection.current?.isShared) return;
      isLooking = true;
      const now = await this.pollFingerprint(seen);
      if (now !== seen) changed();
      seen = now;
      isLooking = false;
    };
    const polling = setInterval(() => void poll(), POLL_INTERVAL_MS).unref();
    isWatching = true;
    return async () => {
      isWatching = false;
      isOver = true;
      clearInterval(polling);
      await Promise.all(stops.map((stop) => stop()));
    };
  }

  /** The mark of now, or the last one when the database cannot be asked. */
  private async pollFingerprint(last: string): Promise<string> {
    try {
      const mark = String(await this.readFingerprint(this.connection.opened.orm));
      if (this.#isUnavailable)
        this.#logger.debug(`Changes (${this.channel}) can be asked for again`);
      this.#isUnavailable = false;
      return mark;
    } catch (error) {
      if (!this.#isUnavailable) {
        this.#logger.debug(
          `Changes (${this.channel}) cannot be asked for: ${describeDatabaseError(error)}`,
        );
      }
      this.#isUnavailable = true;
      return last;
    }
  }
}
