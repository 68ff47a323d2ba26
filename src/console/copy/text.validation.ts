import { describeEncodingDamage } from '../../encoding.damage.js';

/** Nobody reads more in a chat; a file that holds more is another one than was meant. */
export const MAX_COPY_TEXT_LENGTH = 10_000;

/** Why a text cannot be kept at all; undefined when it can. */
export function validateCopyText(text: string): string | undefined {
  if (text.length > MAX_COPY_TEXT_LENGTH) {
    return `The text has more than ${MAX_COPY_TEXT_LENGTH} characters. Shorten it.`;
  }
  if (text.includes('\0') || !text.isWellFormed()) {
    return 'The text holds a character that is none (NUL, or half of an emoji). Type the text again.';
  }
  return describeEncodingDamage(text);
}
