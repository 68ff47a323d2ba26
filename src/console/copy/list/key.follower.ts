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

const KEYS_AT_ONCE = 2_000;

/** Keeps the index of keys up to date: at first with everything, then with what changed. */
@Injectable()
export class KeyFollower {
  readonly #index: KeyIndex;
  #latest: Date | undefined;
  #readAt = 0;
  #reading: Promise<void> | undefined;

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

  /** Takes in what was just written here. */
  async learn(entries: readonly CopyEntry[]): Promise<void> {
    const breather = new Breather();
    for (const entry of entries) {
      if (this.#index.learn(entry)) {
        this.#index.judge(entry, hasError(this.checker.findingsOf(entry)));
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

  /** In pieces, so that not all texts are held at once. */
  private async readAll(): Promise<void> {
    const { book } = this.shelf;
    const keys = new Set([...(await book.keys({})), ...(await book.keys({ isTrashed: true }))]);
    const all = [...keys];
    for (let at = 0; at < all.length; at += KEYS_AT_ONCE) {
      await this.learn(await this.shelf.find({ keys: all.slice(at, at + KEYS_AT_ONCE) }));
    }
    this.#latest ??= new Date(0);
  }
}
