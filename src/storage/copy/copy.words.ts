import { CopyRefusal } from '../../copy/copy.book.js';
import { damageOf } from '../../damaged.text.js';

/** Longer ones have no room in an index of PostgreSQL. */
const LONGEST_KEY = 1_000;
const LONGEST_LANGUAGE = 100;

/** @throws CopyRefusal when PostgreSQL could not keep a text as it is, or characters of it are lost already */
export function checkWords(
  words: { key: string; language?: string; text?: string | null },
  by: string,
): void {
  const { key, language = '', text } = words;
  checkCharacters('A key', key);
  checkCharacters('A language', language);
  checkCharacters('The name of who acts', by);
  if (typeof text === 'string') {
    checkCharacters(`The text "${key}" (${language})`, text);
    const damage = damageOf(text);
    if (damage !== undefined) throw new CopyRefusal(`"${key}" (${language}): ${damage}`);
  }
  checkLength('A key', key, LONGEST_KEY);
  checkLength('A language', language, LONGEST_LANGUAGE);
}

/** Whether a text could stand in the database, so that it makes sense to look for it. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function checkCharacters(what: string, text: string): void {
  if (isStorable(text)) return;
  const found = text.includes('\0') ? 'a NUL character' : 'half of a character (a lone surrogate)';
  throw new CopyRefusal(
    `${what} holds ${found}, which cannot be kept. Delete it and type it anew.`,
  );
}

function checkLength(what: string, text: string, most: number): void {
  if (Buffer.byteLength(text) <= most) return;
  throw new CopyRefusal(`${what} is longer than ${most} bytes. Choose a shorter one.`);
}
