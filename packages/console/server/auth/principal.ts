import { hasKeyPrefix } from 'nestjs-haptik/internal';
import type { ConsolePermission, ConsoleRole } from '../common/console.permissions.js';

/** Identity and permissions of a principal. */
export interface PrincipalClaims {
  /** A signed-in user, a program with an API token, or an unauthenticated client. */
  readonly kind: 'user' | 'token' | 'anonymous';
  /** Id of the user or token, as stored in history and audit log; empty for `anonymous`. */
  readonly id: string;
  /** Current display name. */
  readonly name: string;
  readonly role: ConsoleRole | null;
  readonly permissions: readonly ConsolePermission[];
  /** Languages that may be edited; null for all. */
  readonly languages: readonly string[] | null;
  /** Key prefixes that may be edited; null for all. */
  readonly prefixes: readonly string[] | null;
  /** Id of the session; null for a token. */
  readonly sessionId: string | null;
  readonly ipAddress: string | null;
}

/** Who sends a request, and what they may do. Injected into handlers with `@CurrentPrincipal()`. */
export class Principal {
  constructor(readonly claims: PrincipalClaims) {}

  /** The principal of an unauthenticated request. */
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

  /** The same principal with the id of a user who has just authenticated. Grants no permissions. */
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
   * Whether a text is within the languages and key prefixes of the principal. The permission to
   * write or publish is checked separately. The prefix `order` matches the keys `order` and
   * `order.shipped`.
   */
  canWrite(key: string, language: string): boolean {
    const { role, prefixes } = this.claims;
    if (role === 'administrator') return true;
    if (!this.canWriteLanguage(language)) return false;
    return prefixes === null || prefixes.some((prefix) => hasKeyPrefix(key, prefix));
  }

  /** Whether a language is among those of the principal. */
  canWriteLanguage(language: string): boolean {
    const { role, languages } = this.claims;
    return role === 'administrator' || languages === null || languages.includes(language);
  }
}
