import { CopyStateError } from '../../copy/copy.repository.js';
import { describeEncodingDamage } from '../../encoding.damage.js';

/** Longer ones have no room in an index of PostgreSQL. */
const MAX_KEY_BYTES = 1_000;
const MAX_LANGUAGE_BYTES = 100;

/** @throws CopyStateError when PostgreSQL could not keep a text as it is, or characters of it are lost already */
export function validateCopyInput(
  input: { key: string; language?: string; text?: string | null },
  by: string,
): void {
  const { key, language = '', text } = input;
  validateCharacters('A key', key);
  validateCharacters('A language', language);
  validateCharacters('The name of who acts', by);
  if (typeof text === 'string') {
    validateCharacters(`The text "${key}" (${language})`, text);
    const damage = describeEncodingDamage(text);
    if (damage !== undefined) throw new CopyStateError(`"${key}" (${language}): ${damage}`);
  }
  validateLength('A key', key, MAX_KEY_BYTES);
  validateLength('A language', language, MAX_LANGUAGE_BYTES);
}

/** Whether a text could stand in the database, so that it makes sense to look for it. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function validateCharacters(what: string, text: string): void {
  if (isStorable(text)) return;
  const found = text.includes('\0') ? 'a NUL character' : 'half of a character (a lone surrogate)';
  throw new CopyStateError(
    `${what} holds ${found}, which cannot be kept. Delete it and type it anew.`,
  );
}

function validateLength(what: string, text: string, most: number): void {
  if (Buffer.byteLength(text) <= most) return;
  throw new CopyStateError(`${what} is longer than ${most} bytes. Choose a shorter one.`);
}
