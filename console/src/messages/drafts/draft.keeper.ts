import type { TextView } from '../../api/contract.js';
import { isAway, isProblem } from '../../api/problem.error.js';
import type { TextPlace } from '../text.place.js';
import { conflictingText } from './conflicting.text.js';
import type { DraftShelf } from './draft.shelf.js';
import { type DraftBase, type DraftServer, type DraftState, writtenOver } from './draft.state.js';

const PAUSE_MS = 800;
/** Between attempts while the server does not answer; the last one is repeated. */
const RETRY_MS = [1_000, 2_000, 5_000] as const;
/** Texts without an answer that are known again; the first is the one that most likely arrived. */
const UNANSWERED = 10;

/** Saves a text while it is written: after a pause, one save at a time, nothing lost. */
export class DraftKeeper {
  private state: DraftState;
  private saved: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<unknown> | undefined;
  private isOpen = false;
  private attempts = 0;
  /** The latest text of the server that is known here. */
  private latest: DraftBase | undefined;
  /** Whether the words are of this editor, and not only seen in it. */
  private isWritten = false;
  /** The text as it was on the shelf, until somebody writes on. */
  private shelved: string | undefined;
  /** What was sent and not answered: the server may have it all the same. */
  private unanswered: readonly string[] = [];
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly place: TextPlace,
    private base: DraftBase,
    private readonly server: DraftServer,
    private readonly shelf: DraftShelf,
  ) {
    this.saved = base.text;
    this.state = { text: base.text, status: 'clean' };
    const shelved = shelf.take(place.key, place.language);
    if (!shelved) return;
    // It arrived while the page was left.
    if (shelved.text === base.text) {
      shelf.drop(place.key, place.language);
      return;
    }
    const { text, version, unanswered = [] } = shelved;
    const isOwn = unanswered.includes(base.text);
    this.base = isOwn ? base : { ...base, version };
    this.unanswered = isOwn ? [] : unanswered;
    this.shelved = text;
    this.isWritten = true;
    this.state = { text, status: 'dirty' };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): DraftState => this.state;

  get isUnsaved(): boolean {
    return this.state.text !== this.saved;
  }

  write(text: string): void {
    if (text === this.state.text) return;
    this.shelved = undefined;
    this.attempts = 0;
    this.isWritten = true;
    const status = this.state.status === 'conflict' ? 'conflict' : 'dirty';
    this.become({ ...this.state, text, status });
    this.shelve();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Saves at once what is not saved. Whether it worked is told by the state. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    while (this.running) await this.running;
    if (!this.isUnsaved || this.state.status === 'conflict') return this.review();
    this.running = this.save().finally(() => (this.running = undefined));
    await this.running;
    if (this.isUnsaved && this.state.status === 'dirty') await this.flush();
    else this.review();
  }

  /** The editor is shown: what could not be saved is tried again. */
  open(): void {
    this.isOpen = true;
    void this.flush(); // what was kept in this browser
  }

  /** Saves once more. What stays in this browser then is for the next editor or the list of texts. */
  close(): void {
    this.isOpen = false;
    void this.flush();
  }

  /** The server answers again, as far as the page knows. */
  retry(): void {
    if (this.state.status === 'failed' && isAway(this.state.problem)) void this.flush();
  }

  /**
   * Does something with the text that is on the screen, once it is saved: with these very words, or not
   * at all. A conflict becomes that of the editor.
   *
   * @param mine what was to be written, if that is not the text of the field
   * @returns undefined when it cannot be saved, or other words came in between
   * @throws what `work` throws
   */
  async act(
    work: (version: number) => Promise<TextView>,
    mine?: string,
  ): Promise<TextView | undefined> {
    const words = this.state.text;
    await this.flush();
    if (this.isUnsaved || this.state.status === 'conflict' || this.state.text !== words) {
      return undefined;
    }
    const acting = work(this.base.version);
    this.running = Promise.allSettled([acting]).then(() => (this.running = undefined));
    try {
      const view = await acting;
      if (this.state.text === words) this.takeTheirs(view);
      else this.goOnFrom(view); // written meanwhile
      return view;
    } catch (error) {
      const theirs = conflictingText(error);
      if (theirs) this.conflictWith(theirs, mine);
      throw error;
    } finally {
      void this.flush();
    }
  }

  /** A newer text of the server. Other words are told of and not shown before somebody asks for them. */
  adopt(base: DraftBase): void {
    this.latest = base;
    this.review();
  }

  /** Shows the newer words. What was written here is not given up for them. */
  showNewer(): void {
    const { newer } = this.state;
    if (!newer) return;
    if (this.isUnsaved) return void this.flush();
    this.base = newer;
    this.saved = newer.text;
    this.isWritten = false;
    this.become({ text: newer.text, status: 'clean' });
  }

  /** Ends a conflict by writing over what somebody else wrote. */
  async keepMine(theirs: TextView): Promise<void> {
    this.settle(theirs);
    this.become({ text: this.state.text, status: 'dirty' });
    this.shelve();
    await this.flush();
  }

  /** Ends a conflict by giving up what was written here. */
  takeTheirs(theirs: TextView): void {
    this.settle(theirs);
    this.isWritten = false;
    this.shelf.drop(this.place.key, this.place.language);
    this.become({ text: this.saved, status: 'clean' });
    this.review();
  }

  /** What the server has, as it answered. */
  private settle(view: TextView): void {
    const { version, published } = view;
    const text = this.textOf(view);
    this.base = { text, version, published, inCode: this.base.inCode };
    this.saved = text;
    this.unanswered = [];
  }

  private conflictWith(theirs: TextView, mine?: string): void {
    const text = mine ?? this.state.text;
    if (text === this.textOf(theirs)) return this.takeTheirs(theirs); // the same words
    const isOnlySeen = mine === undefined && !this.isWritten;
    this.become({ text, status: 'conflict', theirs, ...(isOnlySeen && { isOnlySeen }) });
  }

  /** The text to go on from. */
  textOf({ draft, published }: TextView): string {
    return draft ?? published ?? this.base.inCode ?? '';
  }

  private async save(): Promise<void> {
    const { text } = this.state;
    // Attempts on their own are silent: the state says already that they are made.
    if (this.attempts === 0) this.become({ ...this.state, status: 'saving' });
    try {
      this.expectAnswer(text);
      const view = await this.server.save(
        this.place,
        writtenOver(this.base, text),
        this.base.version,
      );
      this.attempts = 0;
      this.settle(view);
      this.saved = text;
      if (this.isUnsaved) return this.become({ text: this.state.text, status: 'dirty' });
      this.shelf.drop(this.place.key, this.place.language);
      this.become({ text, status: 'saved' });
    } catch (error) {
      await this.fail(error);
    }
  }

  private async fail(error: unknown): Promise<void> {
    const theirs = conflictingText(error);
    if (!theirs) {
      const { text } = this.state;
      this.become({ text, status: 'failed', ...(isProblem(error) && { problem: error }) });
      return this.isOpen && isAway(error) ? this.tryLater() : undefined;
    }
    this.attempts = 0;
    // An answer got lost on the way, or the page was left before it came.
    if (this.unanswered.includes(this.textOf(theirs))) return this.goOnFrom(theirs);
    if (await this.isOnceSaved()) return this.takeTheirs(theirs);
    this.conflictWith(theirs);
  }

  private tryLater(): void {
    const pause = RETRY_MS[this.attempts] ?? RETRY_MS.at(-1);
    this.attempts++;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  /**
   * Whoever looks at a text may be about to publish it, and a click takes longer than an answer of the
   * server: so no words are replaced under somebody's eyes.
   */
  private review(): void {
    const { latest } = this;
    if (!latest || latest.version < this.base.version) return;
    if (this.isUnsaved || this.running || this.state.status === 'conflict') return;
    if (latest.text !== this.saved) return this.become({ ...this.state, newer: latest });
    this.base = latest;
    const { newer, ...rest } = this.state;
    if (newer) this.become(rest);
  }

  private goOnFrom(own: TextView): void {
    this.settle(own);
    this.shelve();
    this.become({ text: this.state.text, status: this.isUnsaved ? 'dirty' : 'saved' });
  }

  private async isOnceSaved(): Promise<boolean> {
    const { shelved } = this;
    if (shelved === undefined) return false;
    const had = await this.server
      .hadText(this.place, shelved, this.base.version)
      .catch(() => false);
    return had && this.shelved !== undefined;
  }

  private expectAnswer(text: string): void {
    const known = this.unanswered;
    if (!known.includes(text) && known.length < UNANSWERED) this.unanswered = [...known, text];
    this.shelve();
  }

  private shelve(): void {
    const { key, language } = this.place;
    const { unanswered, isUnsaved } = this;
    const { version } = this.base;
    if (isUnsaved) this.shelf.put({ key, language, text: this.state.text, version, unanswered });
    else this.shelf.drop(key, language);
  }

  private become(state: DraftState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
