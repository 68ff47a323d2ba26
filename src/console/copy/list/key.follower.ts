import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { CopyEntry } from '../../../copy/copy.book.js';
import { CopyChecker } from '../copy.checker.js';
import { CopyShelf } from '../copy.shelf.js';
import { ChangeClock } from './change.clock.js';
import { KeyIndex } from './key.index.js';
import { KeyReader } from './key.reader.js';

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

/** Keeps the index of keys up to date: at first with everything, then with what changed. */
@Injectable()
export class KeyFollower {
  readonly #clock = new ChangeClock();
  readonly #index: KeyIndex;
  readonly #reader: KeyReader;
  #readAt = 0;
  #freshMs = STALE_MS;
  #isComplete = false;
  #listing: Promise<void> | undefined;
  #reading: Promise<void> | undefined;
  #judging: Promise<void> = Promise.resolve();

  constructor(shelf: CopyShelf, checker: CopyChecker) {
    this.#index = new KeyIndex(shelf.catalogue.definitions.keys(), ({ key, language }) =>
      shelf.live?.find(key, language),
    );
    this.#reader = new KeyReader(this.#index, this.#clock, shelf, checker);
  }

  /** The index, in which at first only keys are, and whether they are in the trash. */
  async listed(): Promise<KeyIndex> {
    if (this.#isComplete) return this.index();
    await this.list();
    this.reading().catch(() => undefined); // whoever needs the texts is told
    return this.#index;
  }

  /** The index, no older than a second unless others changed a great many texts just now. */
  async index(): Promise<KeyIndex> {
    const isFirst = !this.#isComplete;
    if (isFirst || performance.now() - this.#readAt > this.#freshMs) {
      const reading = this.reading();
      await (isFirst ? reading : Promise.race([reading, patience(READ_PATIENCE_MS)]));
      // Nobody may be left who waits for it.
      reading.catch(() => undefined);
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
    await this.#reader.learn(entries, isSound);
  }

  private list(): Promise<void> {
    return (this.#listing ??= this.#reader.readKeys().catch((fault: unknown) => {
      this.#listing = undefined;
      throw fault;
    }));
  }

  private reading(): Promise<void> {
    return (this.#reading ??= this.read().finally(() => (this.#reading = undefined)));
  }

  private async read(): Promise<void> {
    const startedAt = performance.now();
    if (!this.#isComplete) {
      await this.list();
      await this.#reader.readAll();
      this.#isComplete = true;
      // The next change of a text judges it if this fails.
      this.#judging = this.#reader.judgeAll().catch(() => undefined);
    } else {
      const seenUntil = this.#clock.at(this.#readAt).getTime();
      await this.#reader.readChanged(new Date(seenUntil - LONGEST_TRANSACTION_MS));
      this.#freshMs = Math.max(STALE_MS, (performance.now() - startedAt) / READING_SHARE);
    }
    this.#readAt = startedAt;
  }
}

function patience(milliseconds: number): Promise<void> {
  return sleep(milliseconds, undefined, { ref: false });
}
