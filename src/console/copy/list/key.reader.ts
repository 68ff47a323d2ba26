import type { CopyEntry } from '../../../copy/copy.book.js';
import { CopyChecker, hasError } from '../copy.checker.js';
import { CopyShelf } from '../copy.shelf.js';
import { Breather } from '../sheet/breather.js';
import type { ChangeClock } from './change.clock.js';
import { KeyIndex } from './key.index.js';

const KEYS_AT_ONCE = 2_000;

/** Fills an index of keys from the book, in pieces between which others have their turn. */
export class KeyReader {
  constructor(
    private readonly index: KeyIndex,
    private readonly clock: ChangeClock,
    private readonly shelf: CopyShelf,
    private readonly checker: CopyChecker,
  ) {}

  /** @param isSound whether no check finds an error in any of them; asked for each if absent */
  async learn(entries: readonly CopyEntry[], isSound?: true): Promise<void> {
    const breather = new Breather();
    for (const entry of entries) {
      if (this.index.learn(entry)) {
        this.index.judge(entry, !isSound && hasError(this.checker.findingsOf(entry)));
      }
      this.clock.saw(entry.changedAt);
      if (breather.isDue) await breather.pause();
    }
  }

  /** Which keys there are: a small part of what all texts take. */
  async readKeys(): Promise<void> {
    const breather = new Breather();
    for (const state of await this.shelf.book.allKeys()) {
      this.index.learnKey(state);
      if (breather.isDue) await breather.pause();
    }
  }

  /** All texts, which count as sound until they are judged. */
  async readAll(): Promise<void> {
    const breather = new Breather();
    for await (const entries of this.shelf.book.all()) {
      await this.learn(entries, true);
      // The embedded database answers without a turn of the event loop, so that nobody else had one.
      await breather.pause();
    }
  }

  async readChanged(changedSince: Date): Promise<void> {
    const keys = await this.shelf.book.keys({ changedSince, isTrashed: 'either' });
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      const piece = keys.slice(at, at + KEYS_AT_ONCE);
      await this.learn(await this.shelf.find({ changedSince, keys: piece }));
    }
  }

  /** Checks all texts. */
  async judgeAll(): Promise<void> {
    const breather = new Breather();
    for (const key of this.index.keys) {
      for (const [language, text] of this.index.find(key)!.texts) {
        text.isFailing = hasError(this.checker.findingsOf({ key, language, ...text }));
        if (breather.isDue) await breather.pause();
      }
    }
  }
}
