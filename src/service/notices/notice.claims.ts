import { randomUUID } from 'node:crypto';
import type { SentNotices } from '@nestjs-haptik/storage/internal';

/** Decides which process sends a notice: one of all replicas with storage, else each. */
export class NoticeClaims {
  /** Names this process in the database. */
  readonly processId = randomUUID();
  /** The claims that this process knows, and until when. */
  readonly #known = new Map<string, number>();

  /** @param shared undefined without storage */
  constructor(private readonly shared: SentNotices | undefined) {}

  /** Whether a claim of this process is certain to be refused, without a query. */
  isKnown(key: string): boolean {
    return (this.#known.get(key) ?? 0) > performance.now();
  }

  /**
   * @param holder who ends the claim; undefined when it only expires
   * @returns whether the notice is to be sent by this process
   */
  async claim(key: string, holder: string | undefined, expireAfterMs: number): Promise<boolean> {
    const isNewHere = !this.isKnown(key);
    this.#known.set(key, performance.now() + expireAfterMs);
    try {
      const isNew = (await this.shared?.claim(key, holder, expireAfterMs)) ?? true;
      return isNew && isNewHere;
    } catch {
      return isNewHere; // Better twice than not at all while the database is unavailable.
    }
  }

  /** Gives up a claim of a process that stops: until it expires, another one can take it over in silence. */
  async release(key: string): Promise<void> {
    await this.shared?.release(key, this.processId).catch(() => undefined);
  }

  /** Ends the claims that were not renewed, and returns their keys. */
  async takeExpired(): Promise<readonly string[]> {
    return (await this.shared?.takeExpired().catch(() => undefined)) ?? [];
  }

  /** @returns whether it was the last claim of a notice, so that this process sends that it is resolved */
  async end(key: string, holder: string): Promise<boolean> {
    const wasKnown = this.isKnown(key);
    this.#known.delete(key);
    try {
      return (await this.shared?.end(key, holder)) ?? wasKnown;
    } catch {
      return wasKnown;
    }
  }
}
