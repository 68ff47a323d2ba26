import type { PlaceholderJson } from '../../api/contract.js';
import { renderSample } from '../../../../src/copy/render.sample.js';

/** A way to write a placeholder. */
export interface PlaceholderForm {
  readonly text: string;
  /** With the sample value. */
  readonly example: string;
  readonly isPlural: boolean;
}

/** How a value may be written: dates long or short, numbers plain, grouped, or by count. */
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

/** One branch for each form of a count that the language has. */
function pluralForm(name: string, language: string): string {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const branches = pluralCategories.toSorted(otherLast).map((one) => `${one} {# …}`);
  return `{${name}, plural, ${branches.join(' ')}}`;
}

function otherLast(a: string, b: string): number {
  return Number(a === 'other') - Number(b === 'other');
}
