import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { CopyEntry } from '../../../copy/copy.repository.js';
import { CopyChecker } from '../copy.checker.js';
import { CopyService } from '../copy.service.js';
import { DatabaseClock } from './database.clock.js';
import { KeyIndex } from './key.index.js';
import { KeyIndexLoader } from './key.index.loader.js';

/** Others may have written so long ago when a list is read. */
const STALE_MS = 1_000;

/** A transaction is seen when it ends, which may be so long after the time that it wrote down. */
const MAX_TRANSACTION_MS = 120_000;

/** Whoever looks at a list waits for its checks no longer. */
const VALIDATION_TIMEOUT_MS = 1_000;

/** Nor for what others changed: after a large import that is a lot, and the next list has it. */
const READ_CHANGES_TIMEOUT_MS = 400;

/** Reading what changed may take this part of the time, so that it never holds up everything else. */
const MAX_READING_SHARE = 1 / 20;

/** Keeps the index of keys up to date: at first with everything, then with what changed. */
@Injectable()
export class KeyIndexSynchronizer {
  readonly #clock = new DatabaseClock();
  readonly #index: KeyIndex;
  readonly #reader: KeyIndexLoader;
  #readAt = 0;
  #freshMs = STALE_MS;
  #isComplete = false;
  #listing: Promise<void> | undefined;
  #reading: Promise<void> | undefined;
  #validating: Promise<void> = Promise.resolve();

  constructor(copyService: CopyService, checker: CopyChecker) {
    this.#index = new KeyIndex(copyService.catalog.definitions.keys(), ({ key, language }) =>
      copyService.publishedCopy?.find(key, language),
    );
    this.#reader = new KeyIndexLoader(this.#index, this.#clock, copyService, checker);
  }

  /** The index, in which at first only keys are, and whether they are in the trash. */
  async withKeys(): Promise<KeyIndex> {
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
      await (isFirst ? reading : Promise.race([reading, waitUnref(READ_CHANGES_TIMEOUT_MS)]));
      // Nobody may be left who waits for it.
      reading.catch(() => undefined);
    }
    return this.#index;
  }

  /** The same once all texts are checked, or once that takes too long: then some are not yet. */
  async validated(): Promise<KeyIndex> {
    const index = await this.index();
    await Promise.race([this.#validating, waitUnref(VALIDATION_TIMEOUT_MS)]);
    return index;
  }

  /**
   * Takes in what was just written here.
   *
   * @param hasNoErrors whether no check finds an error in any of them; asked for each if absent
   */
  async upsert(entries: readonly CopyEntry[], hasNoErrors?: true): Promise<void> {
    await this.#reader.upsert(entries, hasNoErrors);
  }

  private list(): Promise<void> {
    return (this.#listing ??= this.#reader.loadKeys().catch((error: unknown) => {
      this.#listing = undefined;
      throw error;
    }));
  }

  private reading(): Promise<void> {
    return (this.#reading ??= this.read().finally(() => (this.#reading = undefined)));
  }

  private async read(): Promise<void> {
    const startedAt = performance.now();
    if (!this.#isComplete) {
      await this.list();
      await this.#reader.loadPublishedTexts();
      this.#isComplete = true;
      // The next change of a text judges it if this fails.
      this.#validating = this.#reader.validateAll().catch(() => undefined);
    } else {
      const seenUntil = this.#clock.at(this.#readAt).getTime();
      await this.#reader.loadChanged(new Date(seenUntil - MAX_TRANSACTION_MS));
      this.#freshMs = Math.max(STALE_MS, (performance.now() - startedAt) / MAX_READING_SHARE);
    }
    this.#readAt = startedAt;
  }
}

function waitUnref(milliseconds: number): Promise<void> {
  return sleep(milliseconds, undefined, { ref: false });
}
