import type { TextJson } from '../../api/contract.js';
import { isRetryable, isProblem } from '../../api/problem.error.js';
import type { TextId } from '../text.id.js';
import { conflictingText } from './conflicting.text.js';
import type { LocalDraftStorage } from './local.draft.storage.js';
import { type DraftBase, type DraftApi, type DraftState, draftToSave } from './draft.state.js';
import { LocalDraft } from './local.draft.js';
import { SaveSchedule } from './save.schedule.js';

/** Saves a text while it is written: after a pause, one request at a time, without loss. */
export class DraftAutosave {
  private state: DraftState;
  private saved: string;
  private running: Promise<unknown> | undefined;
  private isOpen = false;
  /** The latest known text of the server. */
  private latest: DraftBase | undefined;
  /** Whether the text was written in this editor and not only shown in it. */
  private isEdited = false;
  private readonly local: LocalDraft;
  private readonly schedule = new SaveSchedule(() => void this.flush());
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly textId: TextId,
    private base: DraftBase,
    private readonly draftApi: DraftApi,
    storage: LocalDraftStorage,
  ) {
    this.saved = base.text;
    this.state = { text: base.text, status: 'clean' };
    this.local = new LocalDraft(textId, storage);
    const stored = this.local.load(base);
    if (!stored) return;
    const { text, version } = stored;
    this.base = { ...base, version };
    this.isEdited = true;
    this.state = { text, status: 'dirty' };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  readonly getSnapshot = (): DraftState => this.state;

  get isUnsaved(): boolean {
    return this.state.text !== this.saved;
  }

  write(text: string): void {
    if (text === this.state.text) return;
    this.local.forgetRestoredText();
    this.isEdited = true;
    const status = this.state.status === 'conflict' ? 'conflict' : 'dirty';
    this.setState({ ...this.state, text, status });
    this.storeLocally();
    this.schedule.saveAfterPause();
  }

  /** Saves unsaved text at once. The state shows whether it succeeded. */
  async flush(): Promise<void> {
    this.schedule.cancel();
    while (this.running) await this.running;
    if (!this.isUnsaved || this.state.status === 'conflict') return this.checkForNewer();
    this.running = this.save().finally(() => (this.running = undefined));
    await this.running;
    if (this.isUnsaved && this.state.status === 'dirty') await this.flush();
    else this.checkForNewer();
  }

  /** Called when the editor opens: retries a failed save. */
  open(): void {
    this.isOpen = true;
    void this.flush(); // a text kept in this browser
  }

  /** Saves once more. A text that stays in this browser is left to the next editor or the list of texts. */
  close(): void {
    this.isOpen = false;
    void this.flush();
  }

  /** Called when the server is available again. */
  retry(): void {
    if (this.state.status === 'failed' && isRetryable(this.state.problem)) void this.flush();
  }

  /**
   * Runs an action on the text on the screen after saving it: with exactly that text, or not at all. A
   * conflict becomes the conflict of the editor.
   *
   * @param mine the text to write, if it is not that of the field
   * @returns undefined if it cannot be saved, or the text changed in between
   * @throws any error of `work`
   */
  async runAfterSave(
    request: (version: number) => Promise<TextJson>,
    mine?: string,
  ): Promise<TextJson | undefined> {
    const textBefore = this.state.text;
    await this.flush();
    if (this.isUnsaved || this.state.status === 'conflict' || this.state.text !== textBefore) {
      return undefined;
    }
    const pendingRequest = request(this.base.version);
    this.running = Promise.allSettled([pendingRequest]).then(() => (this.running = undefined));
    try {
      const view = await pendingRequest;
      if (this.state.text === textBefore) this.takeTheirs(view);
      else this.continueFrom(view); // edited meanwhile
      return view;
    } catch (error) {
      const theirs = conflictingText(error);
      if (theirs) this.conflictWith(theirs, mine);
      throw error;
    } finally {
      void this.flush();
    }
  }

  /** Receives a newer text of the server. A different text is reported, and not shown until requested. */
  setServerText(base: DraftBase): void {
    this.latest = base;
    this.checkForNewer();
  }

  /** Shows the newer text, unless this editor has unsaved edits. */
  showNewer(): void {
    const { newer } = this.state;
    if (!newer) return;
    if (this.isUnsaved) return void this.flush();
    this.base = newer;
    this.saved = newer.text;
    this.isEdited = false;
    this.setState({ text: newer.text, status: 'clean' });
  }

  /** Resolves a conflict by overwriting the other text. */
  async keepMine(theirs: TextJson): Promise<void> {
    this.markSaved(theirs);
    this.setState({ text: this.state.text, status: 'dirty' });
    this.storeLocally();
    await this.flush();
  }

  /** Resolves a conflict by dropping the text of this editor. */
  takeTheirs(theirs: TextJson): void {
    this.markSaved(theirs);
    this.isEdited = false;
    this.local.remove();
    this.setState({ text: this.saved, status: 'clean' });
    this.checkForNewer();
  }

  /** Takes over the text of a response. */
  private markSaved(view: TextJson): void {
    const { version, published } = view;
    const text = this.currentTextOf(view);
    this.base = { text, version, published, defaultText: this.base.defaultText };
    this.saved = text;
    this.local.clearUnanswered();
  }

  private conflictWith(theirs: TextJson, mine?: string): void {
    const text = mine ?? this.state.text;
    if (text === this.currentTextOf(theirs)) return this.takeTheirs(theirs); // identical text
    const isUnedited = mine === undefined && !this.isEdited;
    this.setState({ text, status: 'conflict', theirs, ...(isUnedited && { isUnedited }) });
  }

  /** The text to continue from. */
  currentTextOf({ draft, published }: TextJson): string {
    return draft ?? published ?? this.base.defaultText ?? '';
  }

  private async save(): Promise<void> {
    const { text } = this.state;
    // Automatic attempts do not notify: the state shows them already.
    if (!this.schedule.isRetry) this.setState({ ...this.state, status: 'saving' });
    try {
      this.local.trackUnanswered(text);
      this.storeLocally();
      const draft = draftToSave(this.base, text);
      const view = await this.draftApi.save(this.textId, draft, this.base.version);
      this.schedule.resetFailures();
      this.markSaved(view);
      this.saved = text;
      if (this.isUnsaved) return this.setState({ text: this.state.text, status: 'dirty' });
      this.local.remove();
      this.setState({ text, status: 'saved' });
    } catch (error) {
      await this.fail(error);
    }
  }

  private async fail(error: unknown): Promise<void> {
    const theirs = conflictingText(error);
    if (!theirs) {
      const { text } = this.state;
      this.setState({ text, status: 'failed', ...(isProblem(error) && { problem: error }) });
      return this.isOpen && isRetryable(error) ? this.schedule.saveAfterFailure() : undefined;
    }
    this.schedule.resetFailures();
    // The response was lost, or the page was left before it arrived.
    if (this.local.isUnanswered(this.currentTextOf(theirs))) return this.continueFrom(theirs);
    if (await this.wasSavedBefore()) return this.takeTheirs(theirs);
    this.conflictWith(theirs);
  }

  /**
   * A user who reads a text may be about to publish it, and a click can come before the response of the
   * server, so the visible text is never replaced.
   */
  private checkForNewer(): void {
    const { latest } = this;
    if (!latest || latest.version < this.base.version) return;
    if (this.isUnsaved || this.running || this.state.status === 'conflict') return;
    if (latest.text !== this.saved) return this.setState({ ...this.state, newer: latest });
    this.base = latest;
    const { newer, ...rest } = this.state;
    if (newer) this.setState(rest);
  }

  private continueFrom(view: TextJson): void {
    this.markSaved(view);
    this.storeLocally();
    this.setState({ text: this.state.text, status: this.isUnsaved ? 'dirty' : 'saved' });
  }

  private async wasSavedBefore(): Promise<boolean> {
    const { restoredText } = this.local;
    if (restoredText === undefined) return false;
    const wasSaved = await this.draftApi
      .wasTextSaved(this.textId, restoredText, this.base.version)
      .catch(() => false);
    return wasSaved && this.local.restoredText !== undefined;
  }

  private storeLocally(): void {
    if (this.isUnsaved) this.local.store(this.state.text, this.base.version);
    else this.local.remove();
  }

  private setState(state: DraftState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}
