import type { ConsolePermission, ConsoleRole } from './console.permissions.js';

/** What is known of whoever asks. */
export interface PrincipalClaims {
  /** A person who signed in, a program with an API token, or nobody that is known. */
  readonly kind: 'user' | 'token' | 'anonymous';
  /** Of the user or of the token, by which history and audit log know them; empty for nobody. */
  readonly id: string;
  /** What they are called now. */
  readonly name: string;
  readonly role: ConsoleRole | null;
  readonly permissions: readonly ConsolePermission[];
  /** Languages that may be changed; null for all. */
  readonly languages: readonly string[] | null;
  /** First words of keys that may be changed; null for all. */
  readonly prefixes: readonly string[] | null;
  /** The session that a cookie named; null for a token. */
  readonly sessionId: string | null;
  readonly ipAddress: string | null;
}

/** Who asks the console, and what they may do. A route has it by the parameter `@Acting()`. */
export class Principal {
  constructor(readonly claims: PrincipalClaims) {}

  /** Somebody who did not say who they are. */
  static anonymous(ipAddress: string | null): Principal {
    return new Principal({
      kind: 'anonymous',
      id: '',
      name: 'anonymous',
      role: null,
      permissions: [],
      languages: null,
      prefixes: null,
      sessionId: null,
      ipAddress,
    });
  }

  /** The same request, of somebody who has shown in it who they are. It gives no rights. */
  withId(id: string): Principal {
    return new Principal({ ...this.claims, id });
  }

  get kind(): PrincipalClaims['kind'] {
    return this.claims.kind;
  }

  get id(): string {
    return this.claims.id;
  }

  get name(): string {
    return this.claims.name;
  }

  get languages(): readonly string[] | null {
    return this.claims.languages;
  }

  get prefixes(): readonly string[] | null {
    return this.claims.prefixes;
  }

  get permissions(): readonly ConsolePermission[] {
    return this.claims.permissions;
  }

  hasPermission(permission: ConsolePermission): boolean {
    return this.claims.permissions.includes(permission);
  }

  /**
   * Whether a text is within the languages and key prefixes of whoever asks, who needs the right to
   * write or to publish besides. The prefix `order` holds the keys `order` and `order.shipped`.
   */
  canWrite(key: string, language: string): boolean {
    const { role, prefixes } = this.claims;
    if (role === 'administrator') return true;
    if (!this.canWriteLanguage(language)) return false;
    return prefixes === null || prefixes.some((prefix) => matchesKeyPrefix(key, prefix));
  }

  /** Whether a language is within those of whoever asks. */
  canWriteLanguage(language: string): boolean {
    const { role, languages } = this.claims;
    return role === 'administrator' || languages === null || languages.includes(language);
  }
}

function matchesKeyPrefix(key: string, prefix: string): boolean {
  return key === prefix || key.startsWith(prefix.endsWith('.') ? prefix : `${prefix}.`);
}
