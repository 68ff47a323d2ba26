import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { CopyEntry } from '../../../copy/copy.book.js';
import { CopyChecker, hasError } from '../copy.checker.js';
import { CopyShelf } from '../copy.shelf.js';
import { Breather } from '../sheet/breather.js';
import { KeyIndex } from './key.index.js';

/** Others may have written so long ago when a list is read. */
const STALE_MS = 1_000;

/** A transaction is seen when it ends, which may be so long after the time that it wrote down. */
const LONGEST_TRANSACTION_MS = 120_000;

/** Whoever looks at a list waits for its checks no longer. */
const PATIENCE_MS = 1_000;

const KEYS_AT_ONCE = 2_000;

/** Keeps the index of keys up to date: at first with everything, then with what changed. */
@Injectable()
export class KeyFollower {
  readonly #index: KeyIndex;
  #latest: Date | undefined;
  #readAt = 0;
  #reading: Promise<void> | undefined;
  #judging: Promise<void> = Promise.resolve();

  constructor(
    private readonly shelf: CopyShelf,
    private readonly checker: CopyChecker,
  ) {
    this.#index = new KeyIndex(shelf.catalogue.definitions.keys());
  }

  /** The index, no older than a second. */
  async index(): Promise<KeyIndex> {
    if (performance.now() - this.#readAt > STALE_MS || this.#latest === undefined) {
      this.#reading ??= this.read().finally(() => (this.#reading = undefined));
      await this.#reading;
    }
    return this.#index;
  }

  /** The same once all texts are checked, or once that takes too long: then some are not yet. */
  async judged(): Promise<KeyIndex> {
    const index = await this.index();
    await Promise.race([this.#judging, sleep(PATIENCE_MS, undefined, { ref: false })]);
    return index;
  }

  /**
   * Takes in what was just written here.
   *
   * @param isSound whether no check finds an error in any of them; asked for each if absent
   */
  async learn(entries: readonly CopyEntry[], isSound?: true): Promise<void> {
    const breather = new Breather();
    for (const entry of entries) {
      if (this.#index.learn(entry)) {
        this.#index.judge(entry, !isSound && hasError(this.checker.findingsOf(entry)));
      }
      if (!this.#latest || entry.changedAt > this.#latest) this.#latest = entry.changedAt;
      if (breather.isDue) await breather.pause();
    }
  }

  private async read(): Promise<void> {
    const startedAt = performance.now();
    if (this.#latest === undefined) await this.readAll();
    else {
      const changedSince = new Date(this.#latest.getTime() - LONGEST_TRANSACTION_MS);
      await this.learn(await this.shelf.find({ changedSince }));
    }
    this.#readAt = startedAt;
  }

  private async readAll(): Promise<void> {
    await this.eachPiece((entries) => this.learn(entries, true));
    this.#latest ??= new Date(0);
    this.#judging = this.judgeAll().catch(() => undefined); // the next change judges its text
  }

  /** Behind the first list: it takes some seconds for half a million texts. */
  private async judgeAll(): Promise<void> {
    const breather = new Breather();
    await this.eachPiece(async (entries) => {
      for (const entry of entries) {
        this.#index.judge(entry, hasError(this.checker.findingsOf(entry)));
        if (breather.isDue) await breather.pause();
      }
    });
  }

  /** In pieces, so that not all texts are held at once. */
  private async eachPiece(work: (entries: readonly CopyEntry[]) => Promise<void>): Promise<void> {
    const { book } = this.shelf;
    const live = await book.keys({});
    const keys = [...new Set([...live, ...(await book.keys({ isTrashed: true }))])];
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      await work(await this.shelf.find({ keys: keys.slice(at, at + KEYS_AT_ONCE) }));
    }
  }
}
