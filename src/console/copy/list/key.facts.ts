import type { CopyEntry } from '../../../copy/copy.book.js';

/** What lists and counts must know of a text: everything but the text. */
export interface TextFacts {
  readonly version: number;
  readonly changedBy: string;
  readonly hasText: boolean;
  readonly isDraft: boolean;
  readonly isScheduled: boolean;
  /** A check found an error; undefined while it was not checked. */
  isFailing: boolean | undefined;
}

/** What lists and counts must know of a key. */
export interface KeyFacts {
  readonly isInCode: boolean;
  isTrashed: boolean;
  readonly texts: Map<string, TextFacts>;
}

export function factsOf({ version, changedBy, published, draft, publishAt }: CopyEntry): TextFacts {
  return {
    version,
    changedBy,
    hasText: (draft ?? published ?? '').trim() !== '',
    isDraft: draft !== null,
    isScheduled: publishAt !== null,
    isFailing: undefined,
  };
}
