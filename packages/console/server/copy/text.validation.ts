import { describeEncodingDamage } from 'nestjs-haptik/internal';

/** Longer than any chat message; a larger text indicates the wrong file. */
export const MAX_COPY_TEXT_LENGTH = 10_000;

/** Returns why a text cannot be stored; undefined if it can. */
export function validateCopyText(text: string): string | undefined {
  if (text.length > MAX_COPY_TEXT_LENGTH) {
    return `The text has more than ${MAX_COPY_TEXT_LENGTH} characters. Shorten it.`;
  }
  if (text.includes('\0') || !text.isWellFormed()) {
    return 'The text contains an invalid character (NUL, or half of an emoji). Enter the text again.';
  }
  return describeEncodingDamage(text);
}
