import type { TextView } from '../../api/contract.js';
import { isProblem, type ProblemError } from '../../api/problem.error.js';
import type { DraftShelf } from './draft.shelf.js';

const PAUSE_MS = 800;

/**
 * - `clean`: the server has it, or there is nothing to have.
 * - `dirty`, `saving`: it is written, and on its way.
 * - `failed`: it is kept in this browser and tried again.
 * - `conflict`: somebody else was faster.
 */
export type DraftStatus = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed' | 'conflict';

export interface DraftState {
  readonly text: string;
  readonly status: DraftStatus;
  readonly problem?: ProblemError;
  /** With `conflict`: the text as it is on the server. */
  readonly theirs?: TextView;
}

/** What there is of a text when its editor opens. */
export interface DraftBase {
  readonly text: string;
  readonly version: number;
  readonly published: string | null;
  readonly isDraft: boolean;
}

export interface DraftPlace {
  readonly key: string;
  readonly language: string;
}

export type DraftSender = (
  place: DraftPlace,
  text: string | null,
  version: number,
) => Promise<TextView>;

/** Saves a text while it is written: after a pause, one save at a time, nothing lost. */
export class DraftKeeper {
  private state: DraftState;
  private saved: string;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly place: DraftPlace,
    private base: DraftBase,
    private readonly send: DraftSender,
    private readonly shelf: DraftShelf,
  ) {
    const shelved = shelf.take(place.key, place.language);
    this.saved = base.text;
    this.state = { text: shelved?.text ?? base.text, status: 'clean' };
    if (shelved && shelved.text !== base.text) {
      this.base = { ...base, version: shelved.version };
      this.state = { text: shelved.text, status: 'dirty' };
    }
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

  /** A newer text of the server; what was written meanwhile stays. */
  adopt(base: DraftBase): void {
    const isSame = base.version === this.base.version && base.text === this.saved;
    if (isSame || base.version < this.base.version) return;
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
    const text = view.draft ?? view.published ?? '';
    this.base = { ...view, text, isDraft: view.draft !== null };
    this.saved = text;
  }

  conflictWith(theirs: TextView): void {
    this.become({ text: this.state.text, status: 'conflict', theirs });
  }

  private async save(): Promise<void> {
    const { text } = this.state;
    this.become({ ...this.state, status: 'saving' });
    try {
      // Nothing at all, where nothing is published, is no draft.
      const isNothing = text === '' && this.base.published === null;
      const view = await this.send(this.place, isNothing ? null : text, this.base.version);
      this.settle(view);
      this.saved = text;
      if (this.isUnsaved) return this.become({ text: this.state.text, status: 'dirty' });
      this.shelf.drop(this.place.key, this.place.language);
      this.become({ text, status: 'saved' });
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    const { text } = this.state;
    const theirs = isProblem(error, 'conflict') ? error.problem.current?.[0] : undefined;
    if (theirs) this.become({ text, status: 'conflict', theirs });
    else this.become({ text, status: 'failed', ...(isProblem(error) && { problem: error }) });
  }

  private shelve(): void {
    const { key, language } = this.place;
    if (this.isUnsaved)
      this.shelf.put({ key, language, text: this.state.text, version: this.version });
    else this.shelf.drop(key, language);
  }

  private become(state: DraftState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
