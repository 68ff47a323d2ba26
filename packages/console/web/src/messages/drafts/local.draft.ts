import type { TextId } from '../text.id.js';
import type { DraftBase } from './draft.state.js';
import type { LocalDraftStorage } from './local.draft.storage.js';

/** The number of unanswered texts to remember; the first is the most likely to have arrived. */
const MAX_UNANSWERED = 10;

/** The copy of an unsaved text in this browser, with the texts that the server may have saved. */
export class LocalDraft {
  /** Texts that were sent without a response. */
  private unanswered: readonly string[] = [];
  private restored: string | undefined;

  constructor(
    private readonly textId: TextId,
    private readonly storage: LocalDraftStorage,
  ) {}

  /** The text that the last editor left, with the version that it continues from. */
  load(base: DraftBase): { readonly text: string; readonly version: number } | undefined {
    const stored = this.storage.load(this.textId.key, this.textId.language);
    if (!stored) return undefined;
    // It was saved when the page was left.
    if (stored.text === base.text) {
      this.remove();
      return undefined;
    }
    const { text, version, unanswered = [] } = stored;
    this.restored = text;
    if (unanswered.includes(base.text)) return { text, version: base.version };
    this.unanswered = unanswered;
    return { text, version };
  }

  /** The text that was loaded, until the user edits it. */
  get restoredText(): string | undefined {
    return this.restored;
  }

  forgetRestoredText(): void {
    this.restored = undefined;
  }

  store(text: string, version: number): void {
    const { key, language } = this.textId;
    this.storage.store({ key, language, text, version, unanswered: this.unanswered });
  }

  remove(): void {
    this.storage.remove(this.textId.key, this.textId.language);
  }

  /** Remembers a text that is being sent. */
  trackUnanswered(text: string): void {
    const known = this.unanswered;
    if (!known.includes(text) && known.length < MAX_UNANSWERED) this.unanswered = [...known, text];
  }

  isUnanswered(text: string): boolean {
    return this.unanswered.includes(text);
  }

  clearUnanswered(): void {
    this.unanswered = [];
  }
}
