import type { CopyEntry } from 'nestjs-haptik/copy';
import { isBlank } from 'nestjs-haptik/internal';

/** Data of a text for lists, counts and search. */
export interface TextIndexEntry {
  readonly version: number;
  readonly changedBy: string;
  readonly published: string | null;
  readonly draft: string | null;
  readonly isScheduled: boolean;
  /** Whether validation found an error; undefined until validated. */
  isFailing: boolean | undefined;
}

/** Data of a key for lists, counts and search. */
export interface KeyIndexEntry {
  readonly isDefined: boolean;
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

/** Whether there is a draft or published text that is not blank. */
export function hasReadableText({ draft, published }: TextIndexEntry): boolean {
  return !isBlank(draft ?? published ?? '');
}
