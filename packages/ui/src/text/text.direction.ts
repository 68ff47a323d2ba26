export type Direction = 'ltr' | 'rtl';

const RTL_SCRIPTS: ReadonlySet<string> = new Set(
  'Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa'.split(' '),
);
const RTL_LETTER =
  /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Mandaic}\p{Script=Mende_Kikakui}\p{Script=Nko}\p{Script=Hanifi_Rohingya}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}]/u;
const LETTER = /\p{L}/u;
const PLACEHOLDER = /\{[^{}]*\}/g;

/**
 * The direction of a text. Unlike `dir="auto"`, a placeholder name or a Latin brand at the start of a
 * right-to-left text does not change it.
 */
export function detectDirection(text: string, language: string): Direction {
  const withoutPlaceholders = text.replaceAll(PLACEHOLDER, '');
  const first = LETTER.exec(withoutPlaceholders)?.[0];
  if (!isRightToLeft(language)) return first && RTL_LETTER.test(first) ? 'rtl' : 'ltr';
  return first === undefined || RTL_LETTER.test(text) ? 'rtl' : 'ltr';
}

export function isRightToLeft(language: string): boolean {
  try {
    return RTL_SCRIPTS.has(new Intl.Locale(language).maximize().script ?? '');
  } catch {
    return false; // not a language tag
  }
}
