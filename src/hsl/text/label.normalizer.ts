import { INVISIBLE_CHARACTERS } from '../parse/blank.text.js';

/** What most labels are: short, of letters that have one form, with single spaces. */
const SHORT_PRINTABLE_LABEL = /^(?! )(?:[\x21-\x7e]| (?! |$)){0,500}$/;

/** Normalising takes the square of the time for a longer text, and no label is as long. */
const MAX_LABEL_LENGTH = 500;

/** Looks like a space, and is none. */
const BLANK_BRAILLE = /\u2800/g;

/** A flag of a part of a country, which is told by tags; else, what takes no room of its own. */
const FLAG_OR_INVISIBLE = new RegExp(
  String.raw`(\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f})|(?![\u200c\u200d])[${INVISIBLE_CHARACTERS}]|[^\P{Cc}\s]`,
  'gu',
);

/** A joiner, or its contrary, between two characters that it changes: of emoji, of Hindi, of Persian. */
const JOINER =
  /((?<=[^\s\p{ASCII}\u200c\u200d])[\u200c\u200d](?=[^\s\p{ASCII}\u200c\u200d]))|[\u200c\u200d]/gu;

/** One word for all labels that read alike, however their letters are composed and spaced. */
export function normalizeLabel(label: string): string {
  if (SHORT_PRINTABLE_LABEL.test(label) || label.length > MAX_LABEL_LENGTH) return label.trim();
  return label
    .replaceAll(BLANK_BRAILLE, ' ')
    .replaceAll(FLAG_OR_INVISIBLE, '$1')
    .replaceAll(JOINER, '$1')
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
