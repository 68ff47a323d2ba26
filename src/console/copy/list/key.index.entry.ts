import type { CopyEntry } from '../../../copy/copy.repository.js';
import { isBlank } from '../../../hsl/parse/blank.text.js';

/** What lists, counts and the search must know of a text. */
export interface TextIndexEntry {
  readonly version: number;
  readonly changedBy: string;
  readonly published: string | null;
  readonly draft: string | null;
  readonly isScheduled: boolean;
  /** A check found an error; undefined while it was not checked. */
  isFailing: boolean | undefined;
}

/** What lists, counts and the search must know of a key. */
export interface KeyIndexEntry {
  readonly isInCode: boolean;
  isTrashed: boolean;
  readonly texts: Map<string, TextIndexEntry>;
}

export function toTextIndexEntry({
  version,
  changedBy,
  published,
  draft,
  publishAt,
}: CopyEntry): TextIndexEntry {
  const isScheduled = publishAt !== null;
  return { version, changedBy, published, draft, isScheduled, isFailing: undefined };
}

/** Whether there is something to read, or will be. */
export function hasReadableText({ draft, published }: TextIndexEntry): boolean {
  return !isBlank(draft ?? published ?? '');
}
