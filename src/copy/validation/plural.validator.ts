import { findClosestMatch } from '../../closest.match.js';
import type { CopyFinding } from './copy.finding.js';
import {
  MESSAGE_ELEMENT,
  type MessageFormatElement,
} from '../definition/message.format.elements.js';

/** The plural categories of Unicode. */
const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** An exact number, as the formatter compares it. */
const EXACT = /^=(0|-?[1-9]\d*)$/;

/** Sample numbers that cover every plural category of every language, integers first. */
const INTEGERS = Array.from({ length: 32 }, (_, index) => index).concat([
  40, 41, 60, 61, 80, 81, 100, 101, 102, 103, 111, 800, 1_000, 1_000_000, 1_000_001,
]);
const FRACTIONS = [0.5, 0.1, 1.1, 1.5, 2.5];
export const EXAMPLES: readonly number[] = [...INTEGERS, ...FRACTIONS];
const EXAMPLES_SHOWN = 3;

/**
 * Validates the forms of a plural: unknown names, missing forms of the language, and forms that the
 * language never uses.
 *
 * @param language language of the text; for an unknown language only the names are checked
 */
export function validatePlural(
  element: MessageFormatElement,
  language: string,
): readonly CopyFinding[] {
  if (element.type !== MESSAGE_ELEMENT.plural) return [];
  const written = Object.keys(element.options ?? {});
  const unknownNames = written.filter((name) => !CATEGORIES.includes(name) && !EXACT.test(name));
  const unknownForms = unknownNames.map((name) => createUnknownFormFinding(element, name));
  const rules = findPluralRules(language, element.pluralType ?? 'cardinal');
  if (!rules) return unknownForms;
  // Node.js 22 lists them by the alphabet.
  const ofLanguage: ReadonlySet<string> = new Set(rules.resolvedOptions().pluralCategories);
  const own = CATEGORIES.filter((name) => ofLanguage.has(name));
  const missing = own.filter((name) => !written.includes(name));
  const unused = written.filter((name) => CATEGORIES.includes(name) && !own.includes(name));
  return [
    ...unknownForms,
    ...findMissingForms(element, missing, rules, language),
    ...unused.map((name) => createUnusedFormFinding(element, name, language)),
  ];
}

function createUnknownFormFinding(
  { value, pluralType }: MessageFormatElement,
  name: string,
): CopyFinding {
  const [exact] = /(?<=^=0+)\d+$/.exec(name) ?? [];
  const near = exact === undefined ? findClosestMatch(name, CATEGORIES) : `=${exact}`;
  const hint =
    near === undefined ? `Use ${CATEGORIES.join(', ')}, or =1.` : `Did you mean ${near}?`;
  const message = `"${name}" in the ${getPluralKeyword(pluralType)} of {${value}} is not a plural form. ${hint}`;
  return { rule: 'plural-form', severity: 'error', message };
}

function findMissingForms(
  { value, pluralType, offset = 0, options = {} }: MessageFormatElement,
  missing: readonly string[],
  rules: Intl.PluralRules,
  language: string,
): readonly CopyFinding[] {
  const forms = missing.flatMap((name) => {
    const isOne = (number: number): boolean => rules.select(number - offset) === name;
    const whole = INTEGERS.filter(isOne);
    const examples = whole.length > 0 ? whole : FRACTIONS.filter(isOne);
    // A form is not needed when all its numbers have exact branches such as =1.
    const left = examples.filter((number) => !Object.hasOwn(options, `=${number}`));
    if (left.length === 0 && examples.length > 0) return [];
    return [{ name, examples: left.slice(0, EXAMPLES_SHOWN).join(', ') }];
  });
  if (forms.length === 0) return [];
  const shown = forms.map(({ name, examples }) => `${name}${examples && ` (${examples})`}`);
  const hint = forms.map(({ name }) => `${name} {…}`).join(' ');
  const message =
    `The ${getPluralKeyword(pluralType)} of {${value}} has no ${joinWithAnd(shown)}, which ${getLanguageName(language)} ` +
    `has. Add ${hint}; without ${forms.length === 1 ? 'it' : 'them'} users read "other".`;
  return [{ rule: 'plural-form', severity: 'warning', message }];
}

function createUnusedFormFinding(
  { value, pluralType }: MessageFormatElement,
  name: string,
  language: string,
) {
  const exact = { zero: '=0', one: '=1', two: '=2' }[name];
  const hint = exact ? `For exactly ${exact.slice(1)} write ${exact} {…}.` : 'Remove it.';
  const message = `"${name}" in the ${getPluralKeyword(pluralType)} of {${value}} is never used in ${getLanguageName(language)}. ${hint}`;
  return { rule: 'plural-form', severity: 'warning', message } as const;
}

function getPluralKeyword(pluralType: MessageFormatElement['pluralType']): string {
  return pluralType === 'ordinal' ? 'selectordinal' : 'plural';
}

function joinWithAnd(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Undefined for an unknown language. */
export function findPluralRules(
  language: string,
  type: 'cardinal' | 'ordinal',
): Intl.PluralRules | undefined {
  try {
    const [locale] = Intl.PluralRules.supportedLocalesOf(language);
    return locale === undefined ? undefined : new Intl.PluralRules(locale, { type });
  } catch {
    return undefined; // not a language tag
  }
}

function getLanguageName(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}
