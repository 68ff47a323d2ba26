import type { ConsoleRight, ConsoleRole } from './console.rights.js';

/** What is known of whoever asks. */
export interface ConsoleActor {
  /** A person who signed in, a program with an API token, or nobody that is known. */
  readonly kind: 'user' | 'token' | 'nobody';
  /** Of the user or of the token, by which history and audit log know them; empty for nobody. */
  readonly id: string;
  /** What they are called now. */
  readonly name: string;
  readonly role: ConsoleRole | null;
  readonly rights: readonly ConsoleRight[];
  /** Languages that may be changed; null for all. */
  readonly languages: readonly string[] | null;
  /** First words of keys that may be changed; null for all. */
  readonly prefixes: readonly string[] | null;
  /** The session that a cookie named; null for a token. */
  readonly sessionId: string | null;
  readonly ipAddress: string | null;
}

/** Who asks the console, and what they may do. A route has it by the parameter `@Acting()`. */
export class ConsoleAccess {
  constructor(readonly actor: ConsoleActor) {}

  /** Somebody who did not say who they are. */
  static nobody(ipAddress: string | null): ConsoleAccess {
    return new ConsoleAccess({
      kind: 'nobody',
      id: '',
      name: 'nobody',
      role: null,
      rights: [],
      languages: null,
      prefixes: null,
      sessionId: null,
      ipAddress,
    });
  }

  /** The same request, of somebody who has shown in it who they are. It gives no rights. */
  as(id: string): ConsoleAccess {
    return new ConsoleAccess({ ...this.actor, id });
  }

  get kind(): ConsoleActor['kind'] {
    return this.actor.kind;
  }

  get id(): string {
    return this.actor.id;
  }

  get name(): string {
    return this.actor.name;
  }

  get languages(): readonly string[] | null {
    return this.actor.languages;
  }

  get prefixes(): readonly string[] | null {
    return this.actor.prefixes;
  }

  get rights(): readonly ConsoleRight[] {
    return this.actor.rights;
  }

  may(right: ConsoleRight): boolean {
    return this.actor.rights.includes(right);
  }

  /**
   * Whether a text is within the languages and key prefixes of whoever asks, who needs the right to
   * write or to publish besides. The prefix `order` holds the keys `order` and `order.shipped`.
   */
  mayWrite(key: string, language: string): boolean {
    const { role, prefixes } = this.actor;
    if (role === 'administrator') return true;
    if (!this.mayWriteIn(language)) return false;
    return prefixes === null || prefixes.some((prefix) => isWithin(key, prefix));
  }

  /** Whether a language is within those of whoever asks. */
  mayWriteIn(language: string): boolean {
    const { role, languages } = this.actor;
    return role === 'administrator' || languages === null || languages.includes(language);
  }
}

function isWithin(key: string, prefix: string): boolean {
  return key === prefix || key.startsWith(prefix.endsWith('.') ? prefix : `${prefix}.`);
}
