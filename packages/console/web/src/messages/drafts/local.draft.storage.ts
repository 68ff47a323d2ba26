const STORAGE_KEY_PREFIX = 'haptik-console.draft';

/** A text that is not saved on the server, with the version it is based on. */
export interface StoredDraft {
  readonly key: string;
  readonly language: string;
  readonly text: string;
  readonly version: number;
  /** Earlier texts that were sent from this browser without a response. */
  readonly unanswered?: readonly string[];
}

/** Keeps unsaved texts in this browser until the server has them, separated by user. */
export class LocalDraftStorage {
  constructor(private readonly userId: string) {}

  store(draft: StoredDraft): void {
    try {
      localStorage.setItem(this.storageKey(draft.key, draft.language), JSON.stringify(draft));
    } catch {
      // A full or blocked storage must not prevent writing.
    }
  }

  load(key: string, language: string): StoredDraft | undefined {
    return read(this.storageKey(key, language));
  }

  remove(key: string, language: string): void {
    localStorage.removeItem(this.storageKey(key, language));
  }

  list(): readonly StoredDraft[] {
    const own = `${STORAGE_KEY_PREFIX}.${this.userId}.`;
    const names = Object.keys(localStorage).filter((name) => name.startsWith(own));
    return names.flatMap((name) => read(name) ?? []);
  }

  private storageKey(key: string, language: string): string {
    return `${STORAGE_KEY_PREFIX}.${this.userId}.${language}.${key}`;
  }
}

function read(name: string): StoredDraft | undefined {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? 'null') as StoredDraft | null) ?? undefined;
  } catch {
    return undefined;
  }
}
