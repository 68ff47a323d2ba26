import type { ModuleMetadata, Type } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import type { OperatorGuard } from './operator.guard.js';

/** The tokens of the operators. Give exactly one of `token`, `tokens` and `guard`. */
export interface HaptikOperatorOptions {
  /** The bearer token shared by all operators, 16 characters or more. Their name is `operator`. */
  readonly token?: string | undefined;
  /** A token per operator name, e.g. `{ asha: '…' }`, so that changes are attributed to a person. */
  readonly tokens?: Readonly<Record<string, string>> | undefined;
}

/**
 * Options that the module needs before asynchronous options are resolved. `forRootAsync` takes them
 * next to `useFactory`.
 */
export interface HaptikOperatorExtras {
  /** Path of the API, below the global prefix of the application. @default 'operator' */
  path?: string;
  /**
   * A guard that replaces the tokens. Its dependencies come from global modules or from `imports`.
   * @default a guard that checks the tokens
   */
  guard?: Type<OperatorGuard> | undefined;
  /** Modules that export what the guard injects. @default none */
  imports?: ModuleMetadata['imports'];
  /** Decorators for the controllers, e.g. one that exempts them from a global guard. @default none */
  decorators?: readonly ClassDecorator[];
}

/** Shorter tokens can be guessed. */
const MIN_TOKEN_LENGTH = 16;

/** Characters of an HTTP header value that need no encoding. */
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/** The name of operators who share one token. */
const SHARED_OPERATOR_NAME = 'operator';

/** The validated options. An injection token. */
export class ResolvedOperatorOptions {
  /** Empty when a guard of the host is used. */
  readonly tokens: readonly { readonly name: string; readonly token: string }[];

  /** @throws HaptikSetupError when no operator is configured, or a token is invalid */
  constructor({ token, tokens }: HaptikOperatorOptions, guard: Type<OperatorGuard> | undefined) {
    const given = [token, tokens, guard].filter((one) => one !== undefined);
    if (given.length !== 1) {
      throw new HaptikSetupError(
        'HaptikOperatorModule requires exactly one of the options token, tokens and guard, and got ' +
          `${given.length === 0 ? 'none' : 'several'}. If a token comes from an environment ` +
          'variable that may be unset, import the module only when it is set.',
      );
    }
    const all = Object.entries(
      tokens ?? (token === undefined ? {} : { [SHARED_OPERATOR_NAME]: token }),
    );
    this.tokens = all.map(([name, value]) => ({ name, token: value }));
    if (!guard) validateTokens(this.tokens);
  }
}

/** Error messages contain the name of the operator, never the token. */
function validateTokens(tokens: ResolvedOperatorOptions['tokens']): void {
  if (tokens.length === 0 || tokens.some(({ name }) => name.trim() === '')) {
    throw new HaptikSetupError(
      "HaptikOperatorModule: tokens must contain one or more named operators, e.g. { asha: '…' }.",
    );
  }
  const weak = tokens.find(({ token }) => !isStrongToken(token));
  if (weak) {
    throw new HaptikSetupError(
      `HaptikOperatorModule: the token of "${weak.name}" is too weak or not valid in a header. Use ` +
        `${MIN_TOKEN_LENGTH} or more ASCII characters without spaces, e.g. the output of ` +
        '"openssl rand -hex 24".',
    );
  }
  if (new Set(tokens.map(({ token }) => token)).size < tokens.length) {
    throw new HaptikSetupError(
      'HaptikOperatorModule: two operators have the same token, so changes cannot be attributed. ' +
        'Use a different token for each operator.',
    );
  }
}

function isStrongToken(token: unknown): boolean {
  return typeof token === 'string' && token.length >= MIN_TOKEN_LENGTH && HEADER_VALUE.test(token);
}
