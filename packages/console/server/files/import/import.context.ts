import type { CopyEntry } from 'nestjs-haptik/copy';
import type { CopyFinding } from 'nestjs-haptik/internal';

/** Data for planning an import: the current texts, and the principal's permissions. */
export interface ImportContext {
  /** `trash` for a key in the trash, undefined for an unknown key. */
  getState(key: string): 'live' | 'trash' | undefined;
  /** First segments of the known keys. */
  readonly prefixes: ReadonlySet<string>;
  findEntry(key: string, language: string): CopyEntry | undefined;
  /** Returns the default text in a language. */
  getDefaultText(key: string, language: string): string | undefined;
  check(key: string, language: string, text: string): readonly CopyFinding[];
  canWrite(key: string, language: string): boolean;
  /** Id of the principal, as stored in the repository. */
  readonly by: string;
}
