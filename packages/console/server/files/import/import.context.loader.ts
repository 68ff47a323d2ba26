import { Injectable } from '@nestjs/common';
import type { CopyEntry } from 'nestjs-haptik/copy';
import { prefixOf } from 'nestjs-haptik/internal';
import type { Principal } from '../../auth/principal.js';
import { CopyChecker } from '../../copy/copy.checker.js';
import { CopyService } from '../../copy/copy.service.js';
import type { ImportContext } from './import.context.js';

const CONTEXT_BATCH_SIZE = 2_000;

/** Loads the data for planning an import. */
@Injectable()
export class ImportContextLoader {
  constructor(
    private readonly copyService: CopyService,
    private readonly checker: CopyChecker,
  ) {}

  /** @param reportRead called with the number of keys read so far */
  async load(
    keys: readonly string[],
    principal: Principal,
    reportRead: (keys: number) => void,
  ): Promise<ImportContext> {
    const entries = new Map<string, Map<string, CopyEntry>>();
    for (let at = 0; at < keys.length; at += CONTEXT_BATCH_SIZE) {
      const found = await this.copyService.find({ keys: keys.slice(at, at + CONTEXT_BATCH_SIZE) });
      for (const entry of found) {
        const entriesOfKey = entries.get(entry.key);
        if (entriesOfKey) entriesOfKey.set(entry.language, entry);
        else entries.set(entry.key, new Map([[entry.language, entry]]));
      }
      reportRead(Math.min(keys.length, at + CONTEXT_BATCH_SIZE));
    }
    return this.createContext(entries, principal);
  }

  private createContext(
    entries: ReadonlyMap<string, ReadonlyMap<string, CopyEntry>>,
    principal: Principal,
  ): ImportContext {
    const { catalog } = this.copyService;
    const known = [...catalog.definitions.keys(), ...entries.keys()];
    return {
      by: principal.id,
      getState: (key) => {
        const [entry] = entries.get(key)?.values() ?? [];
        if (entry) return entry.trashedAt ? 'trash' : 'live';
        return catalog.find(key) && 'live';
      },
      prefixes: new Set(known.map(prefixOf)),
      findEntry: (key, language) => entries.get(key)?.get(language),
      getDefaultText: (key, language) => catalog.getDefaultText(key, language),
      check: (key, language, text) => this.checker.check(key, language, text),
      canWrite: (key, language) => principal.canWrite(key, language),
    };
  }
}
