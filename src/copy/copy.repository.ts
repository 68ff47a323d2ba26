/** The text of a key in one language. */
export interface CopyEntry {
  readonly key: string;
  readonly language: string;
  /** The published text; null when users read a fallback language or the default text. */
  readonly published: string | null;
  /** The unpublished draft; null without a draft. An empty string is a draft too. */
  readonly draft: string | null;
  /** Increases with each change, for optimistic locking. 0 for a text that does not exist yet. */
  readonly version: number;
  /** Author of the last change, as given to the repository. The console gives the id of a user or a token. */
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly publishedAt: Date | null;
  /** Time of the scheduled publication of the draft; null when nothing is scheduled. */
  readonly publishAt: Date | null;
  readonly trashedAt: Date | null;
}

export const COPY_EVENT_KINDS = [
  'edit',
  'discard',
  'publish',
  'schedule',
  'unschedule',
  'undo',
  'revert',
  'import',
  'trash',
  'restore',
  'remove-language',
] as const;
export type CopyEventKind = (typeof COPY_EVENT_KINDS)[number];

/**
 * An entry of the history of a text. Consecutive drafts of one author within ten minutes are merged into
 * one `edit`.
 */
export interface CopyEvent {
  readonly id: string;
  readonly key: string;
  readonly language: string;
  readonly kind: CopyEventKind;
  /**
   * The text before the event: the draft, else the published text; null for none. For `publish` and
   * `schedule`, `before` and `after` are the published texts.
   */
  readonly before: string | null;
  readonly after: string | null;
  readonly by: string;
  readonly at: Date;
  /** For `schedule`: time of the publication. */
  readonly publishAt: Date | null;
  /** The version of the text after the event. */
  readonly version: number;
}

/** Refers to one version of a text. */
export interface CopyRef {
  readonly key: string;
  readonly language: string;
  readonly version: number;
}

/** A draft to save; null deletes the draft. */
export interface CopyEdit extends CopyRef {
  readonly text: string | null;
}

export interface CopyQuery {
  readonly keys?: readonly string[];
  readonly languages?: readonly string[];
  /** Only keys with this prefix. */
  readonly prefix?: string;
  /** Only texts whose draft or published text contains this, case-insensitive. */
  readonly containing?: string;
  readonly changedBy?: string;
  /** Only texts changed at this time or later. */
  readonly changedSince?: Date;
  readonly isDraft?: boolean;
  /** Only texts inside (true) or outside (false) the trash. @default false */
  readonly isTrashed?: boolean | 'either';
}

/** A key that has texts. */
export interface CopyKeyState {
  readonly key: string;
  readonly isTrashed: boolean;
}

/** Counts of the texts of a language, the trash included. */
export interface LanguageTexts {
  /** Number of published texts. */
  readonly published: number;
  readonly drafts: number;
}

export interface HistoryQuery {
  /** Only the event with this id. */
  readonly id?: string;
  readonly key?: string;
  readonly language?: string;
  /** Only events before the event with this id. */
  readonly before?: string;
  /** @default 50 */
  readonly limit?: number;
}

/** A text was changed concurrently. Nothing was written. */
export class CopyConflictError extends Error {
  override readonly name = 'CopyConflictError';

  /** @param current the current texts; a text that does not exist has version 0 */
  constructor(readonly current: readonly CopyEntry[]) {
    super('the text was changed concurrently');
  }
}

/** The operation is not possible in the current state of the text. Nothing was written. */
export class CopyStateError extends Error {
  override readonly name = 'CopyStateError';
}

/**
 * Stores texts: drafts, publications and history. Each method is one transaction; `by` identifies the
 * author. The repository checks neither texts nor permissions; the console does that first.
 */
export abstract class CopyRepository {
  /** Matching texts, ordered by key and language. */
  abstract find(query: CopyQuery): Promise<readonly CopyEntry[]>;

  /** Streams all texts in chunks, the trash included, ordered by key and language. */
  abstract streamAll(): AsyncIterable<readonly CopyEntry[]>;

  /** All keys in order. Much faster than `streamAll`. */
  abstract findAllKeys(): Promise<readonly CopyKeyState[]>;

  /** Distinct keys of matching texts, in order. */
  abstract findKeys(query: CopyQuery): Promise<readonly string[]>;

  /**
   * Saves drafts, all of them or none. An identical draft changes nothing. A different draft ends the
   * schedule, which increases the version by two.
   *
   * @throws CopyConflictError when a version is not the current one
   * @throws CopyStateError when a key is in the trash, or a text cannot be stored
   */
  abstract save(
    edits: readonly CopyEdit[],
    by: string,
    kind?: 'edit' | 'import',
  ): Promise<readonly CopyEntry[]>;

  /**
   * Publishes drafts, immediately or at a time; a time in the past means immediately.
   *
   * @throws CopyConflictError when a version is not the current one
   * @throws CopyStateError when a text has no draft, or its key is in the trash
   */
  abstract publish(refs: readonly CopyRef[], by: string, at?: Date): Promise<readonly CopyEntry[]>;

  /**
   * Imports and publishes texts, all of them or none. An edit without a text only deletes the draft.
   *
   * @throws CopyConflictError when a version is not the current one
   * @throws CopyStateError when a key is in the trash, or a text cannot be stored
   */
  abstract importPublished(edits: readonly CopyEdit[], by: string): Promise<readonly CopyEntry[]>;

  /** @throws CopyConflictError @throws CopyStateError when nothing is scheduled */
  abstract unschedule(ref: CopyRef, by: string): Promise<CopyEntry>;

  /** Events of the history, latest first. */
  abstract history(query: HistoryQuery): Promise<readonly CopyEvent[]>;

  /**
   * Undoes one event: saves a draft with the text before it.
   *
   * @param defaultText the default text in code, which becomes the draft when there was no text before
   * @throws CopyConflictError when the version is not the current one
   * @throws CopyStateError when the text was changed since (use `revertTo`), or when neither the history
   * nor the code has a text to restore
   */
  abstract undo(event: string, ref: CopyRef, by: string, defaultText?: string): Promise<CopyEntry>;

  /**
   * Reverts to a version: saves a draft with the text after an event.
   *
   * @param defaultText as for `undo`
   * @throws CopyConflictError when the version is not the current one
   * @throws CopyStateError when neither the history nor the code has a text to restore
   */
  abstract revertTo(
    event: string,
    ref: CopyRef,
    by: string,
    defaultText?: string,
  ): Promise<CopyEntry>;

  /**
   * Moves all languages of a key to the trash: users read the default text. Ends schedules. @throws
   * CopyStateError
   */
  abstract trash(key: string, by: string): Promise<readonly CopyEntry[]>;

  /** Restores a key from the trash, unchanged. @throws CopyStateError */
  abstract restore(key: string, by: string): Promise<readonly CopyEntry[]>;

  /** The languages of the console: added languages, and languages that have texts. */
  abstract languages(): Promise<readonly string[]>;

  abstract addLanguage(language: string, by: string): Promise<void>;

  /**
   * Removes a language with its drafts, schedules and published texts. The history keeps the texts.
   *
   * @param seen expected number of texts; without it, any number is removed
   * @returns the removed texts
   * @throws CopyConflictError with the current texts, when their number differs
   */
  abstract removeLanguage(
    language: string,
    by: string,
    seen?: LanguageTexts,
  ): Promise<readonly CopyEntry[]>;
}
