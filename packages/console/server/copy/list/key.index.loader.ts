import type { CopyEntry } from 'nestjs-haptik/copy';
import { CopyChecker, hasError } from '../copy.checker.js';
import { CopyService } from '../copy.service.js';
import { EventLoopYielder } from '../../common/event.loop.yielder.js';
import type { DatabaseClock } from './database.clock.js';
import { KeyIndex } from './key.index.js';

const INDEX_BATCH_SIZE = 2_000;

/** Fills the key index from the repository, and yields to the event loop in between. */
export class KeyIndexLoader {
  constructor(
    private readonly index: KeyIndex,
    private readonly clock: DatabaseClock,
    private readonly copyService: CopyService,
    private readonly checker: CopyChecker,
  ) {}

  /** @param hasNoErrors if true, the entries count as valid; otherwise each is validated */
  async upsert(entries: readonly CopyEntry[], hasNoErrors?: true): Promise<void> {
    const yielder = new EventLoopYielder();
    for (const entry of entries) {
      if (this.index.upsert(entry)) {
        this.index.setFailing(entry, !hasNoErrors && hasError(this.checker.checkEntry(entry)));
      }
      this.clock.observe(entry.changedAt);
      if (yielder.shouldYield) await yielder.yieldIfDue();
    }
  }

  /** Loads all keys, which are far smaller than all texts. */
  async loadKeys(): Promise<void> {
    const yielder = new EventLoopYielder();
    for (const state of await this.copyService.repository.findAllKeys()) {
      this.index.upsertKey(state);
      if (yielder.shouldYield) await yielder.yieldIfDue();
    }
  }

  /** Loads all texts, which count as valid until they are validated. */
  async loadPublishedTexts(): Promise<void> {
    const yielder = new EventLoopYielder();
    for await (const entries of this.copyService.repository.streamAll()) {
      await this.upsert(entries, true);
      // The embedded database answers without a turn of the event loop.
      await yielder.yieldIfDue();
    }
  }

  async loadChanged(changedSince: Date): Promise<void> {
    const keys = await this.copyService.repository.findKeys({ changedSince, isTrashed: 'either' });
    for (let at = 0; at < keys.length; at += INDEX_BATCH_SIZE) {
      const batch = keys.slice(at, at + INDEX_BATCH_SIZE);
      await this.upsert(await this.copyService.find({ changedSince, keys: batch }));
    }
  }

  /** Validates all texts. */
  async validateAll(): Promise<void> {
    const yielder = new EventLoopYielder();
    for (const key of this.index.keys) {
      for (const [language, text] of this.index.find(key)!.texts) {
        text.isFailing = hasError(this.checker.checkEntry({ key, language, ...text }));
        if (yielder.shouldYield) await yielder.yieldIfDue();
      }
    }
  }
}
