import type { ConsoleRight, ConsoleRole, TokenScope } from './console.rights.js';

/** Whom one may sign in as, beside with a password. */
export interface SignInOptions {
  readonly sso: { readonly name: string; readonly url: string } | null;
}

/** Who is signed in. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: ConsoleRole;
  readonly rights: readonly ConsoleRight[];
  readonly languages: readonly string[] | null;
  readonly prefixes: readonly string[] | null;
}

/** A browser that is signed in. */
export interface SessionView {
  readonly id: string;
  readonly isCurrent: boolean;
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
  readonly expiresAt: Date;
  readonly userAgent: string | null;
  readonly ipAddress: string | null;
}

/** A person who may use the console. */
export interface UserView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: ConsoleRole;
  readonly languages: readonly string[] | null;
  readonly prefixes: readonly string[] | null;
  readonly isDisabled: boolean;
  /** Has not set a password yet, nor come by single sign-on. */
  readonly isInvited: boolean;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
}

/** An API token, without the token. */
export interface TokenView {
  readonly id: string;
  readonly name: string;
  /** Its first characters. */
  readonly hint: string;
  readonly scopes: readonly TokenScope[];
  readonly languages: readonly string[] | null;
  readonly prefixes: readonly string[] | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}
