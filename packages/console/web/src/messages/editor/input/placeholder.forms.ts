import { renderSample } from 'nestjs-haptik/internal/pure';
import type { PlaceholderJson } from '../../../api/contract.js';

/** A form of a placeholder. */
export interface PlaceholderForm {
  readonly text: string;
  /** The form applied to the sample value. */
  readonly example: string;
  readonly isPlural: boolean;
}

/** The forms of a value: long or short dates, plain or grouped numbers, plurals. */
export function listPlaceholderForms(
  { name, kind, sample }: PlaceholderJson,
  language: string,
): readonly PlaceholderForm[] {
  const texts = {
    text: [`{${name}}`],
    number: [`{${name}, number}`, pluralForm(name, language)],
    date: ['short', 'medium', 'long', 'full'].map((style) => `{${name}, date, ${style}}`),
  }[kind];
  return texts.map((text) => ({
    text,
    example: renderSample(text, language, { [name]: sample }) ?? text,
    isPlural: text.includes('plural'),
  }));
}

/** One branch for each plural category of the language. */
function pluralForm(name: string, language: string): string {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const branches = pluralCategories.toSorted(otherLast).map((one) => `${one} {# …}`);
  return `{${name}, plural, ${branches.join(' ')}}`;
}

function otherLast(a: string, b: string): number {
  return Number(a === 'other') - Number(b === 'other');
}
