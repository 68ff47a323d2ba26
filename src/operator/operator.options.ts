import type { ModuleMetadata, Type } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import type { OperatorGuard } from './operator.guard.js';

/** Who may operate, unless a `guard` says so. */
export interface HaptikOperatorOptions {
  /** The bearer token of all operators, 16 characters or more. What they do is done by `operator`. */
  readonly token?: string | undefined;
  /** A token for each operator by name, e.g. `{ asha: '…' }`, so that the record says who acted. */
  readonly tokens?: Readonly<Record<string, string>> | undefined;
}

/** What must be known before options can be awaited. Stands beside them in `forRootAsync` too. */
export interface HaptikOperatorExtras {
  /** Where operators ask, below the host's global prefix. @default 'operator' */
  path?: string;
  /**
   * Says who may operate, in place of tokens. What it injects comes from global modules, or from
   * `imports`. @default tokens
   */
  guard?: Type<OperatorGuard> | undefined;
  /** Modules that export what the guard injects. @default none */
  imports?: ModuleMetadata['imports'];
  /** Decorators for the controllers, e.g. one that opens them to the host's own guard. @default none */
  decorators?: readonly ClassDecorator[];
}

/** Shorter ones can be guessed. */
const MIN_TOKEN_LENGTH = 16;

/** What a header can carry as it is. */
const HEADER_VALUE = /^[\x21-\x7e]+$/;

/** Who acts where all operators have one token. */
const SHARED_OPERATOR_NAME = 'operator';

/** Operators and their tokens, checked. Its own injection token. */
export class ResolvedOperatorOptions {
  /** Empty when a guard of the host decides. */
  readonly tokens: readonly { readonly name: string; readonly token: string }[];

  /** @throws HaptikSetupError when nobody could operate, or anybody */
  constructor({ token, tokens }: HaptikOperatorOptions, guard: Type<OperatorGuard> | undefined) {
    const given = [token, tokens, guard].filter((one) => one !== undefined);
    if (given.length !== 1) {
      throw new HaptikSetupError(
        'HaptikOperatorModule needs one of the options token, tokens and guard, and was given ' +
          `${given.length === 0 ? 'none' : 'several'}. If a token comes from the environment and ` +
          'the variable may be unset, import the module only where it is set.',
      );
    }
    const all = Object.entries(
      tokens ?? (token === undefined ? {} : { [SHARED_OPERATOR_NAME]: token }),
    );
    this.tokens = all.map(([name, word]) => ({ name, token: word }));
    if (!guard) validateTokens(this.tokens);
  }
}

/** The message names the operator, and never the token. */
function validateTokens(tokens: ResolvedOperatorOptions['tokens']): void {
  if (tokens.length === 0 || tokens.some(({ name }) => name.trim() === '')) {
    throw new HaptikSetupError(
      "HaptikOperatorModule: tokens must name each operator, e.g. { asha: '…' }, and one at least.",
    );
  }
  const weak = tokens.find(({ token }) => !isStrongToken(token));
  if (weak) {
    throw new HaptikSetupError(
      `HaptikOperatorModule: the token of "${weak.name}" is too weak, or cannot stand in a header. ` +
        `Use ${MIN_TOKEN_LENGTH} or more letters, digits and signs without blanks, as ` +
        '"openssl rand -hex 24" prints them.',
    );
  }
  if (new Set(tokens.map(({ token }) => token)).size < tokens.length) {
    throw new HaptikSetupError(
      'HaptikOperatorModule: two operators have the same token, so nobody could tell who acts. ' +
        'Give each a token of their own.',
    );
  }
}

function isStrongToken(token: unknown): boolean {
  return typeof token === 'string' && token.length >= MIN_TOKEN_LENGTH && HEADER_VALUE.test(token);
}
