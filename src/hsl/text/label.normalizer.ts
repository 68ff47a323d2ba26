import { INVISIBLE_CHARACTERS } from '../parse/blank.text.js';

/** Matches most labels: short, of characters that need no normalization, with single spaces. */
const SHORT_PRINTABLE_LABEL = /^(?! )(?:[\x21-\x7e]| (?! |$)){0,500}$/;

/** Normalization takes quadratic time; no label is longer. */
const MAX_LABEL_LENGTH = 500;

/** Renders as a space but is not white space. */
const BLANK_BRAILLE = /\u2800/g;

/** A flag of a subdivision, whose tags are significant, or an invisible character. */
const FLAG_OR_INVISIBLE = new RegExp(
  String.raw`(\u{1f3f4}[\u{e0020}-\u{e007e}]+\u{e007f})|(?![\u200c\u200d])[${INVISIBLE_CHARACTERS}]|[^\P{Cc}\s]`,
  'gu',
);

/** A joiner or non-joiner between characters that it affects, as in emoji, Hindi and Persian. */
const JOINER =
  /((?<=[^\s\p{ASCII}\u200c\u200d])[\u200c\u200d](?=[^\s\p{ASCII}\u200c\u200d]))|[\u200c\u200d]/gu;

/** Maps labels that look the same to one form, despite composition, spacing and invisible characters. */
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
