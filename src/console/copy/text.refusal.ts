import { damageOf } from '../../damaged.text.js';

/** Nobody reads more in a chat; a file that holds more is another one than was meant. */
export const LONGEST_TEXT = 10_000;

/** Why a text cannot be kept at all; undefined when it can. */
export function refusalOf(text: string): string | undefined {
  if (text.length > LONGEST_TEXT) {
    return `The text has more than ${LONGEST_TEXT} characters. Shorten it.`;
  }
  if (text.includes('\0') || !text.isWellFormed()) {
    return 'The text holds a character that is none (NUL, or half of an emoji). Type the text again.';
  }
  return damageOf(text);
}
