import type { CopyEntry } from '../../../copy/copy.repository.js';
import type { CopyFinding } from '../../../copy/copy.finding.js';

/** What an import is planned on: the texts as they are, and who imports. */
export interface ImportContext {
  /** `trash` for a key that nobody may write to, undefined for one that does not exist. */
  getState(key: string): 'live' | 'trash' | undefined;
  /** What known keys begin with, before their first dot. */
  readonly prefixes: ReadonlySet<string>;
  findEntry(key: string, language: string): CopyEntry | undefined;
  /** The text that code has in a language. */
  inCode(key: string, language: string): string | undefined;
  check(key: string, language: string, text: string): readonly CopyFinding[];
  canWrite(key: string, language: string): boolean;
  /** Who imports, as the book names him. */
  readonly by: string;
}
