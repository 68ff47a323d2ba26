/** Keys of entity items and values that say what kind of value they are. Protocol 1.6. */
export const ENTITY_KIND_KEYS: ReadonlySet<string> = new Set([
  'detection',
  'language',
  'type',
  'unit',
  'nn',
  'tz',
]);

/** Keys of `user` whose values say what the call is, not whose it is. Protocol 1.5. */
export const USER_KIND_KEYS: ReadonlySet<string> = new Set(['device_platform', 'language_code']);

/** Keys of a call whose values say what the call is, not whose it is. Protocol 1.4 to 1.6. */
export const CALL_KIND_KEYS: ReadonlySet<string> = new Set([
  'node',
  'step',
  'event',
  'conversation_no',
  ...USER_KIND_KEYS,
  ...ENTITY_KIND_KEYS,
]);

/** The words of the platform's default name, `Guest User`, which are also words of other texts. */
export const DEFAULT_NAME_WORDS: readonly string[] = ['guest', 'user'];

/** More personal values are not searched for: a call with so many is built to cost time. */
export const MAX_PERSONAL_VALUES = 2_000;

/** Whether a value is a name, of which programs often print one word only. A user name is an id, not words. */
export function isNameKey(key: string): boolean {
  return /(?<!user_)name$/i.test(key);
}

/** The words and numbers of a text. */
export const WORD = /[\p{L}\p{M}\p{N}]+/gu;
