import { type Formatters, formatToParts, IntlMessageFormat } from 'intl-messageformat';
import type { CopyValue } from './copy.definition.js';
import { escapeValue, JOINER } from './escape.value.js';
import { FORMAT_OPTIONS } from './placeholder.js';
import { YoungCache } from './young.cache.js';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

interface Compiled {
  readonly ast: Ast;
  /** What a select compares and nothing shows. */
  readonly compared: ReadonlySet<string>;
}

/** Kinds of the parser's elements. */
const ARGUMENT = 1;
const SELECT = 5;

/** Texts that are kept compiled. Most users read the same few. */
const MOST_TEXTS = 4_096;
const MOST_FORMATTERS = 256;

/** Writes texts with values, in the numbers and dates of a language. */
export class TextFormatter {
  readonly #compiled = new YoungCache<Compiled>(MOST_TEXTS);
  readonly #intl = new YoungCache<object>(MOST_FORMATTERS);
  readonly #locales = new YoungCache<string>(MOST_FORMATTERS);
  readonly #formatters: Formatters;

  /** @param timeZone of dates and times; that of the process when it is absent */
  constructor(timeZone?: string) {
    const kept = <F extends object>(
      kind: string,
      locale: string,
      options: unknown,
      make: () => F,
    ) => this.#intl.get(`${kind} ${locale} ${JSON.stringify(options)}`, make) as F;
    this.#formatters = {
      getNumberFormat: (locales, options) =>
        kept(
          'number',
          String(locales),
          options,
          () => new Intl.NumberFormat(locales, options as never),
        ),
      getDateTimeFormat: (locales, options) =>
        kept('date', String(locales), options, () => {
          const zone = timeZone === undefined ? {} : { timeZone };
          return new Intl.DateTimeFormat(locales, { ...zone, ...options });
        }),
      getPluralRules: (locales, options) =>
        kept('plural', String(locales), options, () => new Intl.PluralRules(locales, options)),
    };
  }

  /**
   * @param language any tag; one that is not known counts as English
   * @throws Error when the text cannot be read, or a value for it is missing or no good
   */
  format(text: string, language: string, values: Readonly<Record<string, CopyValue>>): string {
    if (!text.includes('{') && !text.includes("'")) return text;
    const locale = this.#locales.get(language, () => localeOf(language));
    // Of all styles only skeletons are read by language.
    const id = text.includes('::') ? `${locale} ${text}` : text;
    const { ast, compared } = this.#compiled.get(id, () => compile(text, locale));
    const shown = escaped(values, compared, text.includes('%{'));
    const parts = formatToParts(ast, locale, this.#formatters, IntlMessageFormat.formats, shown);
    let written = '';
    for (const { value } of parts) written += String(value);
    return written;
  }
}

function compile(text: string, locale: string): Compiled {
  const ast = parse(text, locale);
  const [shown, compared] = [new Set<string>(), new Set<string>()];
  collect(ast, shown, compared);
  return { ast, compared: new Set([...compared].filter((name) => !shown.has(name))) };
}

function parse(text: string, locale: string): Ast {
  return new IntlMessageFormat(text, locale, undefined, FORMAT_OPTIONS).getAst();
}

function collect(ast: Ast, shown: Set<string>, compared: Set<string>): void {
  for (const element of ast) {
    const type: number = element.type;
    if (type === ARGUMENT) shown.add((element as { value: string }).value);
    if (type === SELECT) compared.add((element as { value: string }).value);
    if ('options' in element) {
      Object.values(element.options).forEach((option) => collect(option.value, shown, compared));
    }
  }
}

/** Without a prototype, whose names would count as values. */
function escaped(
  values: Readonly<Record<string, CopyValue>>,
  compared: ReadonlySet<string>,
  isAfterPercent: boolean,
): Record<string, CopyValue> {
  const all = Object.create(null) as Record<string, CopyValue>;
  for (const name of Object.keys(values)) {
    const value = values[name]!;
    const isShown = typeof value === 'string' && !compared.has(name);
    if (!isShown) all[name] = value;
    else all[name] = isAfterPercent ? JOINER + escapeValue(value) : escapeValue(value);
  }
  return all;
}

function localeOf(language: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
