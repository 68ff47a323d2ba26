import { IntlMessageFormat } from 'intl-messageformat';
import type { CopyValue } from './copy.definition.js';

export type PlaceholderKind = 'text' | 'number' | 'date';

/** A place in a text that code fills. */
export interface Placeholder {
  readonly name: string;
  /** How it is written there: `{n, plural, …}` wants a number, and `{n}` takes it as a text. */
  readonly kind: PlaceholderKind;
}

/** Tags are a matter of HTML, and users may be told that 1 < 2. */
export const FORMAT_OPTIONS = { ignoreTag: true } as const;

/** The kinds of the parser's elements, by its numbers; others have no name. */
const KINDS: Readonly<Record<number, PlaceholderKind>> = {
  1: 'text',
  2: 'number',
  3: 'date',
  4: 'date',
  5: 'text', // select
  6: 'number', // plural
};

interface Element {
  readonly type: number;
  readonly value?: unknown;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}

/**
 * The placeholders of a text, each name once; undefined for a text that is no MessageFormat.
 *
 * @example
 * placeholdersOf('Order {id} left on {day, date, medium}');
 * // [{ name: 'id', kind: 'text' }, { name: 'day', kind: 'date' }]
 */
export function placeholdersOf(text: string): readonly Placeholder[] | undefined {
  try {
    return readPlaceholders(text);
  } catch {
    return undefined;
  }
}

/** @throws SyntaxError for a text that is no MessageFormat */
export function readPlaceholders(text: string): readonly Placeholder[] {
  const found = new Map<string, PlaceholderKind>();
  const ast = new IntlMessageFormat(text, 'en', undefined, FORMAT_OPTIONS).getAst();
  collect(ast, found);
  return [...found].map(([name, kind]) => ({ name, kind }));
}

function collect(elements: readonly Element[], found: Map<string, PlaceholderKind>): void {
  for (const { type, value, options } of elements) {
    const kind = KINDS[type];
    if (kind && typeof value === 'string') {
      const known = found.get(value);
      // The one that wants most: inside of a plural, {n} is that number.
      if (known === undefined || known === 'text') found.set(value, kind);
    }
    Object.values(options ?? {}).forEach((option) => collect(option.value, found));
  }
}

export function kindOf(value: CopyValue): PlaceholderKind {
  if (value instanceof Date) return 'date';
  return typeof value === 'number' ? 'number' : 'text';
}
