import { type Formatters, formatToParts, IntlMessageFormat } from 'intl-messageformat';
import type { CopyValue } from '../definition/copy.definition.js';
import { MESSAGE_ELEMENT } from '../definition/message.format.elements.js';
import { escapeValue, WORD_JOINER } from './escape.value.js';
import { type MessageFormatAst, parseMessageFormat } from '../definition/placeholder.js';
import { parsePlainTemplate } from './plain.template.js';
import { TwoGenerationCache } from './two.generation.cache.js';

interface CompiledText {
  /** Alternating literals and names of a text with only simple placeholders. */
  readonly plain: readonly string[] | undefined;
  readonly ast: MessageFormatAst;
  /** Names that are only compared by a select and never shown. */
  readonly compared: ReadonlySet<string>;
}

/** Number of compiled texts in the cache. */
const MAX_COMPILED_TEXTS = 4_096;
const MAX_FORMATTERS = 256;

/** Formats texts with values, with the numbers and dates of a language. */
export class TextFormatter {
  readonly #compiled = new TwoGenerationCache<CompiledText>(MAX_COMPILED_TEXTS);
  readonly #intl = new TwoGenerationCache<object>(MAX_FORMATTERS);
  readonly #locales = new TwoGenerationCache<string>(MAX_FORMATTERS);
  readonly #formatters: Formatters;

  /** @param timeZone time zone of dates and times @default the time zone of the process */
  constructor(timeZone?: string) {
    const getOrCreate = <F extends object>(
      kind: string,
      locale: string,
      options: unknown,
      make: () => F,
    ) => this.#intl.getOrCreate(`${kind} ${locale} ${JSON.stringify(options)}`, make) as F;
    this.#formatters = {
      getNumberFormat: (locales, options) =>
        getOrCreate(
          'number',
          String(locales),
          options,
          () => new Intl.NumberFormat(locales, options as never),
        ),
      getDateTimeFormat: (locales, options) =>
        getOrCreate('date', String(locales), options, () => {
          const zone = timeZone === undefined ? {} : { timeZone };
          return new Intl.DateTimeFormat(locales, { ...zone, ...options });
        }),
      getPluralRules: (locales, options) =>
        getOrCreate(
          'plural',
          String(locales),
          options,
          () => new Intl.PluralRules(locales, options),
        ),
    };
  }

  /**
   * @param language any tag; an unknown tag counts as English
   * @throws Error when the text has a syntax error, or a value is missing or invalid
   */
  format(text: string, language: string, values: Readonly<Record<string, CopyValue>>): string {
    if (!text.includes('{') && !text.includes("'")) return text;
    const locale = this.#locales.getOrCreate(language, () => resolveLocale(language));
    // Only skeletons are parsed per language.
    const id = text.includes('::') ? `${locale} ${text}` : text;
    const { plain, ast, compared } = this.#compiled.getOrCreate(id, () =>
      compileText(text, locale),
    );
    const shown = escapeValues(values, compared, text.includes('%{'));
    if (plain) return fillTemplate(plain, shown);
    const parts = formatToParts(ast, locale, this.#formatters, IntlMessageFormat.formats, shown);
    return parts.map(({ value }) => String(value)).join('');
  }
}

const NO_ARGUMENTS: ReadonlySet<string> = new Set();

function fillTemplate(
  plain: readonly string[],
  values: Readonly<Record<string, CopyValue>>,
): string {
  let text = plain[0]!;
  for (let index = 1; index < plain.length; index += 2) {
    const value = values[plain[index]!];
    if (value === undefined) throw new MissingValueError();
    text += String(value) + plain[index + 1]!;
  }
  return text;
}

/** Has the error code of intl-messageformat. */
class MissingValueError extends Error {
  readonly code = 'MISSING_VALUE';
}

function compileText(text: string, locale: string): CompiledText {
  const plain = parsePlainTemplate(text);
  if (plain) return { plain, ast: [], compared: NO_ARGUMENTS };
  const ast = parseMessageFormat(text, locale);
  const [shown, compared] = [new Set<string>(), new Set<string>()];
  collectArguments(ast, shown, compared);
  return { plain, ast, compared: new Set([...compared].filter((name) => !shown.has(name))) };
}

function collectArguments(ast: MessageFormatAst, shown: Set<string>, compared: Set<string>): void {
  for (const element of ast) {
    const type: number = element.type;
    if (type === MESSAGE_ELEMENT.argument) shown.add((element as { value: string }).value);
    if (type === MESSAGE_ELEMENT.select) compared.add((element as { value: string }).value);
    if ('options' in element) {
      Object.values(element.options).forEach((option) =>
        collectArguments(option.value, shown, compared),
      );
    }
  }
}

/** Without a prototype, whose properties would count as values. */
function escapeValues(
  values: Readonly<Record<string, CopyValue>>,
  compared: ReadonlySet<string>,
  isAfterPercent: boolean,
): Record<string, CopyValue> {
  const all = Object.create(null) as Record<string, CopyValue>;
  for (const name of Object.keys(values)) {
    const value = values[name]!;
    const isShown = typeof value === 'string' && !compared.has(name);
    if (!isShown) all[name] = value;
    else all[name] = isAfterPercent ? WORD_JOINER + escapeValue(value) : escapeValue(value);
  }
  return all;
}

function resolveLocale(language: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
