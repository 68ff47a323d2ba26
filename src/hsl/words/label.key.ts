/** What most labels are: short, of letters that have one form, with single spaces. */
const PLAIN = /^(?! )(?:[\x21-\x7e]| (?! |$)){0,500}$/;

/** Normalising takes the square of the time for a longer text, and no label is as long. */
const LONGEST_LABEL = 500;

/** What takes no room of its own: soft hyphens, joiners, marks of direction, variants of a symbol. */
const UNSEEN =
  /\u034f|\p{Variation_Selector}|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** One word for all labels that read alike, however their letters are composed and spaced. */
export function labelKey(label: string): string {
  if (PLAIN.test(label) || label.length > LONGEST_LABEL) return label.trim();
  return label.replaceAll(UNSEEN, '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
