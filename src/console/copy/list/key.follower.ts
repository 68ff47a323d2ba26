import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { CopyEntry, CopyQuery } from '../../../copy/copy.book.js';
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

/** Nor for what others changed: after a large import that is a lot, and the next list has it. */
const READ_PATIENCE_MS = 400;

/** Reading what changed may take this part of the time, so that it never holds up everything else. */
const READING_SHARE = 1 / 20;

const KEYS_AT_ONCE = 2_000;

/** Keeps the index of keys up to date: at first with everything, then with what changed. */
@Injectable()
export class KeyFollower {
  readonly #index: KeyIndex;
  #latest: Date | undefined;
  /** When the latest was learned; the clock of the database went on at least as long since. */
  #latestAt = 0;
  #readAt = 0;
  #freshMs = STALE_MS;
  #isComplete = false;
  #reading: Promise<void> | undefined;
  #judging: Promise<void> = Promise.resolve();

  constructor(
    private readonly shelf: CopyShelf,
    private readonly checker: CopyChecker,
  ) {
    this.#index = new KeyIndex(shelf.catalogue.definitions.keys());
  }

  /** The index, no older than a second unless others changed a great many texts just now. */
  async index(): Promise<KeyIndex> {
    const isFirst = !this.#isComplete;
    if (isFirst || performance.now() - this.#readAt > this.#freshMs) {
      this.#reading ??= this.read().finally(() => (this.#reading = undefined));
      await (isFirst ? this.#reading : Promise.race([this.#reading, patience(READ_PATIENCE_MS)]));
      // Nobody may be left who waits for it.
      this.#reading?.catch(() => undefined);
    }
    return this.#index;
  }

  /** The same once all texts are checked, or once that takes too long: then some are not yet. */
  async judged(): Promise<KeyIndex> {
    const index = await this.index();
    await Promise.race([this.#judging, patience(PATIENCE_MS)]);
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
      if (!this.#latest || entry.changedAt > this.#latest) {
        this.#latest = entry.changedAt;
        this.#latestAt = performance.now();
      }
      if (breather.isDue) await breather.pause();
    }
  }

  private async read(): Promise<void> {
    const startedAt = performance.now();
    if (!this.#isComplete) {
      await this.readAll();
      this.#isComplete = true;
    } else {
      const changedSince = new Date(this.seenUntil() - LONGEST_TRANSACTION_MS);
      await this.eachPiece((entries) => this.learn(entries), { changedSince });
      this.#freshMs = Math.max(STALE_MS, (performance.now() - startedAt) / READING_SHARE);
    }
    this.#readAt = startedAt;
  }

  /** The time of the database at the last reading, or one before it. */
  private seenUntil(): number {
    const since = Math.max(0, this.#readAt - this.#latestAt);
    return (this.#latest?.getTime() ?? 0) + since;
  }

  private async readAll(): Promise<void> {
    await this.eachPiece((entries) => this.learn(entries, true), {});
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
    }, {});
  }

  /** In pieces, so that not all texts are held at once. */
  private async eachPiece(
    work: (entries: readonly CopyEntry[]) => Promise<void>,
    query: Pick<CopyQuery, 'changedSince'>,
  ): Promise<void> {
    const { book } = this.shelf;
    const live = await book.keys(query);
    const keys = [...new Set([...live, ...(await book.keys({ ...query, isTrashed: true }))])];
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      await work(await this.shelf.find({ ...query, keys: keys.slice(at, at + KEYS_AT_ONCE) }));
    }
  }
}

function patience(milliseconds: number): Promise<void> {
  return sleep(milliseconds, undefined, { ref: false });
}
