import { CopyStateError } from 'nestjs-haptik/copy';
import { describeEncodingDamage } from 'nestjs-haptik/internal';

/** Limit of a PostgreSQL index entry. */
const MAX_KEY_BYTES = 1_000;
const MAX_LANGUAGE_BYTES = 100;

/** @throws CopyStateError when PostgreSQL cannot store a text unchanged, or its encoding is damaged */
export function validateCopyInput(
  input: { key: string; language?: string; text?: string | null },
  by: string,
): void {
  const { key, language = '', text } = input;
  validateCharacters('A key', key);
  validateCharacters('A language', language);
  validateCharacters('The author', by);
  if (typeof text === 'string') {
    validateCharacters(`The text "${key}" (${language})`, text);
    const damage = describeEncodingDamage(text);
    if (damage !== undefined) throw new CopyStateError(`"${key}" (${language}): ${damage}`);
  }
  validateLength('A key', key, MAX_KEY_BYTES);
  validateLength('A language', language, MAX_LANGUAGE_BYTES);
}

/** Whether PostgreSQL can store a text, so that a search for it can match. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function validateCharacters(subject: string, text: string): void {
  if (isStorable(text)) return;
  const found = text.includes('\0') ? 'a NUL character' : 'half of a character (a lone surrogate)';
  throw new CopyStateError(
    `${subject} contains ${found}, which cannot be stored. Delete the character and retype it.`,
  );
}

function validateLength(subject: string, text: string, maxBytes: number): void {
  if (Buffer.byteLength(text) <= maxBytes) return;
  throw new CopyStateError(`${subject} is longer than ${maxBytes} bytes. Use a shorter one.`);
}
