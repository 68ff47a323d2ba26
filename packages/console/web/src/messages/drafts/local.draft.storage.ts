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
    const name = this.storageKey(draft.key, draft.language);
    access((storage) => storage.setItem(name, JSON.stringify(draft)));
  }

  load(key: string, language: string): StoredDraft | undefined {
    return read(this.storageKey(key, language));
  }

  remove(key: string, language: string): void {
    access((storage) => storage.removeItem(this.storageKey(key, language)));
  }

  list(): readonly StoredDraft[] {
    const own = `${STORAGE_KEY_PREFIX}.${this.userId}.`;
    const names = access((storage) => Object.keys(storage)) ?? [];
    return names.filter((name) => name.startsWith(own)).flatMap((name) => read(name) ?? []);
  }

  private storageKey(key: string, language: string): string {
    return `${STORAGE_KEY_PREFIX}.${this.userId}.${language}.${key}`;
  }
}

function read(name: string): StoredDraft | undefined {
  const json = access((storage) => storage.getItem(name)) ?? 'null';
  try {
    return (JSON.parse(json) as StoredDraft | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** A full or blocked storage must not prevent writing and reading texts. */
function access<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
