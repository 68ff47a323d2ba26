import { Injectable } from '@nestjs/common';
import type { CopyEntry } from 'nestjs-haptik/copy';
import { withTimeout } from 'nestjs-haptik/internal';
import { CopyChecker } from '../copy.checker.js';
import { CopyService } from '../copy.service.js';
import { DatabaseClock } from './database.clock.js';
import { KeyIndex } from './key.index.js';
import { KeyIndexLoader } from './key.index.loader.js';

/** Maximum age of the index when a list is read; other processes may have written since. */
const STALE_MS = 1_000;

/** A change becomes visible at commit, up to this long after its timestamp. */
const MAX_TRANSACTION_MS = 120_000;

/** Maximum time that a list waits for validation. */
const VALIDATION_TIMEOUT_MS = 1_000;

/**
 * Maximum time that a list waits for changes of other processes. After a large import they appear
 * in the next list.
 */
const READ_CHANGES_TIMEOUT_MS = 400;

/** Maximum share of time spent on reading changes. */
const MAX_READING_SHARE = 1 / 20;

/** Keeps the key index up to date: loads everything first, then changes. */
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

  /** Returns the index, which at first contains only keys and whether they are in the trash. */
  async withKeys(): Promise<KeyIndex> {
    if (this.#isComplete) return this.index();
    await this.list();
    this.reading().catch(() => undefined); // callers that need the texts get the error
    return this.#index;
  }

  /** Returns the index, at most a second old except after very large changes. */
  async index(): Promise<KeyIndex> {
    const isFirst = !this.#isComplete;
    if (isFirst || performance.now() - this.#readAt > this.#freshMs) {
      const reading = this.reading();
      await (isFirst ? reading : waitAtMost(READ_CHANGES_TIMEOUT_MS, reading));
      // The caller may have stopped waiting, and the rejection must not be unhandled.
      reading.catch(() => undefined);
    }
    return this.#index;
  }

  /**
   * Returns the index after validation of all texts, or after a timeout with some not validated
   * yet.
   */
  async validated(): Promise<KeyIndex> {
    const index = await this.index();
    await waitAtMost(VALIDATION_TIMEOUT_MS, this.#validating);
    return index;
  }

  /**
   * Adds entries that were just written in this process.
   *
   * @param hasNoErrors if true, the entries count as valid; otherwise each is validated
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
      // If this fails, each text is validated at its next change.
      this.#validating = this.#reader.validateAll().catch(() => undefined);
    } else {
      const seenUntil = this.#clock.at(this.#readAt).getTime();
      await this.#reader.loadChanged(new Date(seenUntil - MAX_TRANSACTION_MS));
      this.#freshMs = Math.max(STALE_MS, (performance.now() - startedAt) / MAX_READING_SHARE);
    }
    this.#readAt = startedAt;
  }
}

function waitAtMost(milliseconds: number, work: Promise<void>): Promise<void> {
  return withTimeout(
    milliseconds,
    () => work,
    () => undefined,
  );
}
