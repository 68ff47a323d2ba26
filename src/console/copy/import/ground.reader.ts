import { Injectable } from '@nestjs/common';
import type { CopyEntry } from '../../../copy/copy.book.js';
import { prefixOf } from '../../../copy/copy.key.js';
import type { ConsoleAccess } from '../../console.access.js';
import { CopyChecker } from '../copy.checker.js';
import { CopyShelf } from '../copy.shelf.js';
import type { ImportGround } from './import.ground.js';

const KEYS_AT_ONCE = 2_000;

/** Reads what an import is planned on. */
@Injectable()
export class GroundReader {
  constructor(
    private readonly shelf: CopyShelf,
    private readonly checker: CopyChecker,
  ) {}

  /** @param read is told how many keys are read */
  async read(
    keys: readonly string[],
    access: ConsoleAccess,
    read: (keys: number) => void,
  ): Promise<ImportGround> {
    const entries = new Map<string, Map<string, CopyEntry>>();
    for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
      const found = await this.shelf.find({ keys: keys.slice(at, at + KEYS_AT_ONCE) });
      for (const entry of found) {
        const ofKey = entries.get(entry.key);
        if (ofKey) ofKey.set(entry.language, entry);
        else entries.set(entry.key, new Map([[entry.language, entry]]));
      }
      read(Math.min(keys.length, at + KEYS_AT_ONCE));
    }
    return this.groundOf(entries, access);
  }

  private groundOf(
    entries: ReadonlyMap<string, ReadonlyMap<string, CopyEntry>>,
    access: ConsoleAccess,
  ): ImportGround {
    const { catalogue } = this.shelf;
    const known = [...catalogue.definitions.keys(), ...entries.keys()];
    return {
      by: access.id,
      stateOf: (key) => {
        const [entry] = entries.get(key)?.values() ?? [];
        if (entry) return entry.trashedAt ? 'trash' : 'live';
        return catalogue.find(key) && 'live';
      },
      prefixes: new Set(known.map(prefixOf)),
      entryOf: (key, language) => entries.get(key)?.get(language),
      inCode: (key, language) => catalogue.inCode(key, language),
      check: (key, language, text) => this.checker.check(key, language, text),
      mayWrite: (key, language) => access.mayWrite(key, language),
    };
  }
}
