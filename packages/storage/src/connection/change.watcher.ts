import { Logger } from '@nestjs/common';
import { describeDatabaseError } from '../database/database.error.js';
import type { Orm } from '../database/database.js';
import type { StorageConnection } from './storage.connection.js';

/**
 * Notifications can be lost, and some poolers do not forward them. Polling detects a change within a
 * second.
 */
const POLL_INTERVAL_MS = 700;

/** Detects changes in the database made by any replica. */
export class ChangeWatcher {
  readonly #logger = new Logger('HaptikStorage');
  /** Logs an outage once, not with every poll. */
  #isUnavailable = false;

  /**
   * @param channel notification channel of the changes
   * @param readFingerprint reads a value that differs after every change
   */
  constructor(
    private readonly connection: StorageConnection,
    private readonly channel: string,
    private readonly readFingerprint: (orm: Orm) => Promise<unknown>,
  ) {}

  /** Calls `changed` after every change. @returns a function that ends the watch */
  async watch(changed: () => void): Promise<() => Promise<void>> {
    const stops: (() => Promise<void>)[] = [];
    // The caller loads after this method returns, so earlier changes need no call.
    let isWatching = false;
    let isStopped = false;
    const onNotification = (): void => {
      if (isWatching) changed();
    };
    await this.connection.onOpen(async (storage) => {
      onNotification();
      const stop = await storage.listen(this.channel, onNotification);
      // The application may have closed meanwhile; an open watch would keep the process alive.
      if (isStopped) await stop();
      else stops.push(stop);
    });
    let fingerprint = await this.pollFingerprint('');
    let isPolling = false;
    const poll = async (): Promise<void> => {
      // One poll at a time: polls that wait would take all connections.
      if (isPolling || !this.connection.current?.isShared) return;
      isPolling = true;
      const now = await this.pollFingerprint(fingerprint);
      if (now !== fingerprint) changed();
      fingerprint = now;
      isPolling = false;
    };
    const timer = setInterval(() => void poll(), POLL_INTERVAL_MS).unref();
    isWatching = true;
    return async () => {
      isWatching = false;
      isStopped = true;
      clearInterval(timer);
      await Promise.all(stops.map((stop) => stop()));
    };
  }

  /** The current fingerprint, or the last one when the database is unavailable. */
  private async pollFingerprint(last: string): Promise<string> {
    try {
      const fingerprint = String(await this.readFingerprint(this.connection.opened.orm));
      if (this.#isUnavailable) this.#logger.debug(`Polling of ${this.channel} works again`);
      this.#isUnavailable = false;
      return fingerprint;
    } catch (error) {
      if (!this.#isUnavailable) {
        this.#logger.debug(`Polling of ${this.channel} failed: ${describeDatabaseError(error)}`);
      }
      this.#isUnavailable = true;
      return last;
    }
  }
}
