const PREFIX = 'haptik-console.draft';

/** A text that the server does not have yet, as it was written over a version. */
export interface ShelvedDraft {
  readonly key: string;
  readonly language: string;
  readonly text: string;
  readonly version: number;
  /** Earlier ones that were sent from there, and not answered. */
  readonly unanswered?: readonly string[];
}

/** Keeps what was written in this browser until the server has it; apart for each person. */
export class DraftShelf {
  constructor(private readonly person: string) {}

  put(draft: ShelvedDraft): void {
    try {
      localStorage.setItem(this.nameOf(draft.key, draft.language), JSON.stringify(draft));
    } catch {
      // A full or forbidden storage must not keep anybody from writing.
    }
  }

  take(key: string, language: string): ShelvedDraft | undefined {
    return read(this.nameOf(key, language));
  }

  drop(key: string, language: string): void {
    localStorage.removeItem(this.nameOf(key, language));
  }

  all(): readonly ShelvedDraft[] {
    const own = `${PREFIX}.${this.person}.`;
    const names = Object.keys(localStorage).filter((name) => name.startsWith(own));
    return names.flatMap((name) => read(name) ?? []);
  }

  private nameOf(key: string, language: string): string {
    return `${PREFIX}.${this.person}.${language}.${key}`;
  }
}

function read(name: string): ShelvedDraft | undefined {
  try {
    return (JSON.parse(localStorage.getItem(name) ?? 'null') as ShelvedDraft | null) ?? undefined;
  } catch {
    return undefined;
  }
}
