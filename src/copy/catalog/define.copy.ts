import { encodeCopyToken } from '../reference/copy.token.js';
import { HaptikSetupError } from '../../haptik.error.js';
import { validateCopy, toCopyRequirements } from '../validation/copy.validator.js';
import type { CopyDefinition, CopyDefinitions, CopyValue } from '../definition/copy.definition.js';
import { COPY_KEY_PATTERN } from '../definition/copy.key.js';
import { LIMIT_BY_USE } from '../definition/copy.use.js';

/** Key prefix of the built-in texts. */
export const CORE_PREFIX = 'haptik.';

type Widened<V> = V extends string ? string : V extends number ? number : V;

/** The placeholder values of a definition, typed by its sample. */
export type CopyValues<D> = D extends { readonly sample: infer S }
  ? { readonly [Name in keyof S]: Widened<S[Name]> }
  : never;

export type CopyArguments<D> = D extends { readonly sample: object } ? [values: CopyValues<D>] : [];

/** Refers to texts by key. Created by {@link defineCopy}. */
export interface Copy<D extends CopyDefinitions = CopyDefinitions> {
  /** Returns a reference, usable as a string, which is replaced with the text in the language of the call. */
  <Key extends keyof D & string>(key: Key, ...values: CopyArguments<D[Key]>): string;
  readonly definitions: D;
}

/**
 * Declares texts that content editors can change, and returns the function that refers to them.
 *
 * @throws HaptikSetupError when a key or a text is invalid
 * @example
 * const copy = defineCopy({
 *   'order.shipped': {
 *     text: 'Order {id} left on {day, date, medium}.',
 *     description: 'The answer when a parcel is on its way.',
 *     usedAs: 'text',
 *     sample: { id: '9042', day: new Date('2026-03-01') },
 *   },
 * });
 * const answer: string = copy('order.shipped', { id: '71', day: new Date() });
 */
export function defineCopy<const D extends CopyDefinitions>(definitions: D): Copy<D> {
  const definitionsByKey: ReadonlyMap<string, CopyDefinition> = new Map(
    Object.entries(definitions),
  );
  definitionsByKey.forEach((definition, key) => assertDefinition(key, definition));
  const copy = (key: string, values: Readonly<Record<string, CopyValue>> = {}): string => {
    const definition = definitionsByKey.get(key);
    if (!definition)
      throw new HaptikSetupError(`Copy "${key}" is not defined. Add it to defineCopy.`);
    return encodeCopyToken({ key, defaultText: definition.text, values });
  };
  return Object.assign(copy, { definitions });
}

function assertDefinition(key: string, definition: CopyDefinition): void {
  if (!COPY_KEY_PATTERN.test(key) || key.startsWith(CORE_PREFIX)) {
    throw new HaptikSetupError(
      `Copy "${key}": a key has two or more parts separated by dots, each of letters, digits, "_" and ` +
        `"-", such as "order.shipped". The prefix "${CORE_PREFIX}" is reserved.`,
    );
  }
  if (!Object.hasOwn(LIMIT_BY_USE, definition.usedAs)) {
    const uses = Object.keys(LIMIT_BY_USE).join(', ');
    throw new HaptikSetupError(`Copy "${key}": usedAs must be one of: ${uses}.`);
  }
  const problem = validateCopy(definition.text, toCopyRequirements(definition), 'en').find(
    ({ rule, severity }) => severity === 'error' && rule !== 'too-long',
  );
  if (!problem) return;
  const hint = problem.rule.endsWith('-placeholder')
    ? ' Text and sample must name the same placeholders: a string for {name}, a number for ' +
      '{name, number} and {name, plural, …}, a Date for {name, date}.'
    : '';
  throw new HaptikSetupError(`Copy "${key}": ${problem.message}${hint}`);
}
