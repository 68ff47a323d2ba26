/** A text of one key in one language, as editors see it. */
export interface CopyEntry {
  readonly key: string;
  readonly language: string;
  /** What users read; null while that is the text of another language, or the one in code. */
  readonly published: string | null;
  /** What will be read once it is published; null without a draft. Blank is a draft, too. */
  readonly draft: string | null;
  /** Counts up with each change; whoever changes it names the one he saw. 0 while nobody wrote anything. */
  readonly version: number;
  /** Who changed it last, as the book was told; the console tells the id of a user or of a token. */
  readonly changedBy: string;
  readonly changedAt: Date;
  readonly publishedAt: Date | null;
  /** When the draft will be published by itself. */
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
 * Something that was done to a text. Drafts that one author saves within ten minutes, with nothing
 * else between, are one `edit`.
 */
export interface CopyEvent {
  readonly id: string;
  readonly key: string;
  readonly language: string;
  readonly kind: CopyEventKind;
  /**
   * The text that was there, of the draft or else the published one; null for none. Of `publish` and
   * `schedule` it is what users read before, and `after` what they read then.
   */
  readonly before: string | null;
  readonly after: string | null;
  readonly by: string;
  readonly at: Date;
  /** For `schedule`: when it is to be published. */
  readonly publishAt: Date | null;
  /** The version of the text after this. */
  readonly version: number;
}

/** Names a text in the state in which somebody saw it. */
export interface CopyRef {
  readonly key: string;
  readonly language: string;
  readonly version: number;
}

/** A draft to be saved; null takes the draft away. */
export interface CopyEdit extends CopyRef {
  readonly text: string | null;
}

export interface CopyQuery {
  readonly keys?: readonly string[];
  readonly languages?: readonly string[];
  /** Only keys that begin with it. */
  readonly prefix?: string;
  /** Part of the draft or of the published text, whatever the case of letters. */
  readonly containing?: string;
  readonly changedBy?: string;
  /** Only texts that were changed at that time or later. */
  readonly changedSince?: Date;
  readonly isDraft?: boolean;
  /** Whether in the trash, or wherever they are. @default false */
  readonly isTrashed?: boolean | 'either';
}

/** A key of which there are texts. */
export interface CopyKeyState {
  readonly key: string;
  readonly isTrashed: boolean;
}

/** How much there is in a language, in the trash and out of it. */
export interface LanguageTexts {
  /** Texts that users read. */
  readonly published: number;
  readonly drafts: number;
}

export interface HistoryQuery {
  /** Only this event. */
  readonly id?: string;
  readonly key?: string;
  readonly language?: string;
  /** Only what happened before this event. */
  readonly before?: string;
  /** @default 50 */
  readonly limit?: number;
}

/** Somebody else was faster. Nothing was written. */
export class CopyConflictError extends Error {
  override readonly name = 'CopyConflictError';

  /** @param current the texts as they are now; those that nobody wrote have version 0 */
  constructor(readonly current: readonly CopyEntry[]) {
    super('the text was changed by somebody else in the meantime');
  }
}

/** What was asked for makes no sense in the state in which the text is. Nothing was written. */
export class CopyStateError extends Error {
  override readonly name = 'CopyStateError';
}

/**
 * Where texts are written: drafts, publications, history. Each method is one transaction; `by` is
 * who acts. It does not check texts nor rights: the console does, before.
 */
export abstract class CopyRepository {
  /** By key and language. */
  abstract find(query: CopyQuery): Promise<readonly CopyEntry[]>;

  /** All texts, in the trash and out of it, by key and language, in pieces. */
  abstract streamAll(): AsyncIterable<readonly CopyEntry[]>;

  /** All keys of texts, in order; much faster than all texts. */
  abstract findAllKeys(): Promise<readonly CopyKeyState[]>;

  /** Keys of texts that exist, of all languages, in order; for what must be told of all. */
  abstract findKeys(query: CopyQuery): Promise<readonly string[]>;

  /**
   * Saves drafts, all of them or none. A draft that is there already changes nothing; another one ends
   * its schedule, so that a version may count up by two.
   *
   * @throws CopyConflictError when a version is not the current one
   * @throws CopyStateError when a key is in the trash, or a text cannot be kept
   */
  abstract save(
    edits: readonly CopyEdit[],
    by: string,
    kind?: 'edit' | 'import',
  ): Promise<readonly CopyEntry[]>;

  /**
   * Makes drafts what users read, at once or at a time; a time that has passed means at once.
   *
   * @throws CopyConflictError when a version is not the current one
   * @throws CopyStateError when one of them has no draft, or its key is in the trash
   */
  abstract publish(refs: readonly CopyRef[], by: string, at?: Date): Promise<readonly CopyEntry[]>;

  /**
   * Imports texts that users read at once: saves them as drafts and publishes these, all of them or
   * none. An edit without a text only takes a draft away.
   *
   * @throws CopyConflictError when a version is not the current one
   * @throws CopyStateError when a key is in the trash, or a text cannot be kept
   */
  abstract importPublished(edits: readonly CopyEdit[], by: string): Promise<readonly CopyEntry[]>;

  /** @throws CopyConflictError @throws CopyStateError when nothing is scheduled */
  abstract unschedule(ref: CopyRef, by: string): Promise<CopyEntry>;

  /** Latest first. */
  abstract history(query: HistoryQuery): Promise<readonly CopyEvent[]>;

  /**
   * Takes back what one event did to the text, by a draft with the text before it.
   *
   * @param defaultText what users read where nobody wrote a text: the draft where there was none before
   * @throws CopyConflictError when the version is not the current one
   * @throws CopyStateError when the text was changed since, so that going back to a version is what is
   * meant, and when neither the history nor code has a text to go back to
   */
  abstract undo(event: string, ref: CopyRef, by: string, defaultText?: string): Promise<CopyEntry>;

  /**
   * Makes a draft of the text after an event.
   *
   * @param defaultText as for `undo`
   * @throws CopyConflictError when the version is not the current one
   * @throws CopyStateError when neither the history nor code has a text to go back to
   */
  abstract revertTo(
    event: string,
    ref: CopyRef,
    by: string,
    defaultText?: string,
  ): Promise<CopyEntry>;

  /** All languages of a key: users read the text in code from now on. Ends schedules. @throws CopyStateError */
  abstract trash(key: string, by: string): Promise<readonly CopyEntry[]>;

  /** Takes a key out of the trash, as it was. @throws CopyStateError */
  abstract restore(key: string, by: string): Promise<readonly CopyEntry[]>;

  /** Languages that editors see as columns: those that were added, and those that have texts. */
  abstract languages(): Promise<readonly string[]>;

  abstract addLanguage(language: string, by: string): Promise<void>;

  /**
   * Takes a language out of the columns, and with it its drafts, its schedules and what users read in it.
   * The history keeps the texts. Gives those that were taken out.
   *
   * @param seen how many there were when somebody looked; left out: take out whatever is there
   * @throws CopyConflictError with what is there, when that is another number
   */
  abstract removeLanguage(
    language: string,
    by: string,
    seen?: LanguageTexts,
  ): Promise<readonly CopyEntry[]>;
}
