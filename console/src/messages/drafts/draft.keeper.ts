import type { TextView } from '../../api/contract.js';
import { isAway, isProblem } from '../../api/problem.error.js';
import type { TextPlace } from '../text.place.js';
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
  private running: Promise<void> | undefined;
  private isHeld = false;
  private isOpen = false;
  private attempts = 0;
  private waiting: DraftBase | undefined;
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
    this.state = { text, status: 'dirty' };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly snapshot = (): DraftState => this.state;

  get version(): number {
    return this.base.version;
  }

  get isUnsaved(): boolean {
    return this.state.text !== this.saved;
  }

  write(text: string): void {
    if (text === this.state.text) return;
    this.shelved = undefined;
    this.attempts = 0;
    const status = this.state.status === 'conflict' ? 'conflict' : 'dirty';
    this.become({ ...this.state, text, status });
    this.shelve();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Saves at once what is not saved. Whether it worked is told by the state. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    if (!this.isUnsaved || this.state.status === 'conflict') return;
    this.running = this.save();
    await this.running;
    this.running = undefined;
    if (this.isUnsaved && this.state.status === 'dirty') await this.flush();
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

  /** Somebody is in the field: no other text comes under the caret until `release`. */
  hold(): void {
    this.isHeld = true;
  }

  async release(): Promise<void> {
    this.isHeld = false;
    await this.flush();
    if (this.waiting && !this.isHeld) this.adopt(this.waiting);
  }

  /** A newer text of the server; what was written meanwhile stays. */
  adopt(base: DraftBase): void {
    this.waiting = this.isHeld ? base : undefined;
    const isSame = base.version === this.base.version && base.text === this.saved;
    if (this.isHeld || isSame || base.version < this.base.version) return;
    if (this.isUnsaved || this.running || this.state.status === 'conflict') return;
    this.base = base;
    this.saved = base.text;
    this.become({ text: base.text, status: 'clean' });
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
    this.shelf.drop(this.place.key, this.place.language);
    this.become({ text: this.saved, status: 'clean' });
  }

  /** What was done elsewhere, e.g. a publication, as the server answered. */
  settle(view: TextView): void {
    const { version, published } = view;
    const text = this.textOf(view);
    this.base = { text, version, published, inCode: this.base.inCode };
    this.saved = text;
    this.unanswered = [];
  }

  /** @param mine what was to be written, if that is not the text of the field */
  conflictWith(theirs: TextView, mine = this.state.text): void {
    this.become({ text: mine, status: 'conflict', theirs });
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
    const theirs = isProblem(error, 'conflict') ? error.problem.current?.[0] : undefined;
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

  private goOnFrom(own: TextView): void {
    this.settle(own);
    this.shelve();
    this.become({ text: this.state.text, status: this.isUnsaved ? 'dirty' : 'saved' });
  }

  private async isOnceSaved(): Promise<boolean> {
    const { shelved } = this;
    if (shelved === undefined) return false;
    const had = await this.server.hadText(this.place, shelved, this.version).catch(() => false);
    return had && this.shelved !== undefined;
  }

  private expectAnswer(text: string): void {
    const known = this.unanswered;
    if (!known.includes(text) && known.length < UNANSWERED) this.unanswered = [...known, text];
    this.shelve();
  }

  private shelve(): void {
    const { key, language } = this.place;
    const { version, unanswered, isUnsaved } = this;
    if (isUnsaved) this.shelf.put({ key, language, text: this.state.text, version, unanswered });
    else this.shelf.drop(key, language);
  }

  private become(state: DraftState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
