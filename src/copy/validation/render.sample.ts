import { IntlMessageFormat } from 'intl-messageformat';
import type { CopyValue } from '../definition/copy.definition.js';
import { MESSAGE_FORMAT_OPTIONS, parsePlaceholderUses } from '../definition/placeholder.js';

/**
 * Renders a text with sample values; undefined when it cannot be rendered.
 *
 * @param sample a value for each placeholder; dates can be ISO strings, as in JSON
 */
export function renderSample(
  text: string,
  language: string,
  sample: Readonly<Record<string, CopyValue>> = {},
): string | undefined {
  try {
    const dates = parsePlaceholderUses(text).filter(({ kind }) => kind === 'date');
    const read = dates.flatMap(({ name }) => {
      const value = Object.hasOwn(sample, name) ? sample[name] : undefined;
      return value === undefined ? [] : [[name, new Date(value)] as const];
    });
    const values = { ...sample, ...Object.fromEntries(read) };
    const format = new IntlMessageFormat(
      text,
      toCanonicalLocale(language),
      undefined,
      MESSAGE_FORMAT_OPTIONS,
    );
    return String(format.format(values));
  } catch {
    return undefined;
  }
}

function toCanonicalLocale(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
