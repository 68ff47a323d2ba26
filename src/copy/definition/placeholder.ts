import { IntlMessageFormat } from 'intl-messageformat';
import type { CopyValue } from './copy.definition.js';
import {
  MESSAGE_ELEMENT,
  walkMessageElements,
  type MessageFormatElement,
} from './message.format.elements.js';

export type PlaceholderKind = 'text' | 'number' | 'date';

/** A placeholder of a text. */
export interface Placeholder {
  readonly name: string;
  /** The kind by syntax: `{n, plural, …}` requires a number, `{n}` accepts any value. */
  readonly kind: PlaceholderKind;
}

/** Texts are not HTML, so `1 < 2` is plain text. */
export const MESSAGE_FORMAT_OPTIONS = { ignoreTag: true } as const;

/** Placeholder kinds by element type of the parser. Other types are no placeholders. */
const KINDS: Readonly<Record<number, PlaceholderKind>> = {
  [MESSAGE_ELEMENT.argument]: 'text',
  [MESSAGE_ELEMENT.number]: 'number',
  [MESSAGE_ELEMENT.date]: 'date',
  [MESSAGE_ELEMENT.time]: 'date',
  [MESSAGE_ELEMENT.select]: 'text',
  [MESSAGE_ELEMENT.plural]: 'number',
};

/**
 * The placeholders of a text, one per name; undefined for a text with a syntax error.
 *
 * @example
 * parsePlaceholders('Order {id} left on {day, date, medium}');
 * // [{ name: 'id', kind: 'text' }, { name: 'day', kind: 'date' }]
 */
export function parsePlaceholders(text: string): readonly Placeholder[] | undefined {
  try {
    return selectStrictestKinds(parsePlaceholderUses(text));
  } catch {
    return undefined;
  }
}

export type MessageFormatAst = ReturnType<IntlMessageFormat['getAst']>;

/**
 * @param locale locale for skeletons such as `::j`
 * @throws SyntaxError for a text that is not valid MessageFormat
 */
export function parseMessageFormat(text: string, locale: string): MessageFormatAst {
  // Calls the parser directly: the formatter resolves its locale first, which takes longer than parsing.
  const { __parse: parse } = IntlMessageFormat;
  if (parse && !text.includes('::')) return parse(text, MESSAGE_FORMAT_OPTIONS);
  // Parsing a skeleton takes cubic time in its length, so the length is checked first.
  const unread = parse?.(text, { ...MESSAGE_FORMAT_OPTIONS, ...UNREAD_SKELETONS }) ?? [];
  if (walkMessageElements(unread as readonly MessageFormatElement[]).some(isLongSkeleton)) {
    throw new SyntaxError('SKELETON_TOO_LONG');
  }
  return new IntlMessageFormat(text, locale, undefined, MESSAGE_FORMAT_OPTIONS).getAst();
}

const UNREAD_SKELETONS = { shouldParseSkeletons: false, captureLocation: true } as const;
/** Long skeletons have several stems of 10 to 30 letters. */
const MAX_SKELETON_LENGTH = 100;

function isLongSkeleton({ style }: MessageFormatElement): boolean {
  if (typeof style !== 'object' || !style?.location) return false;
  const { start, end } = style.location;
  return end.offset - start.offset > MAX_SKELETON_LENGTH;
}

/**
 * The distinct pairs of placeholder name and kind.
 *
 * @throws SyntaxError for a text that is not valid MessageFormat
 */
export function parsePlaceholderUses(text: string): readonly Placeholder[] {
  return collectPlaceholderUses(walkMessageElements(parseMessageElements(text)));
}

/**
 * Parses a text into nested elements.
 *
 * @throws SyntaxError for a text that is not valid MessageFormat
 */
export function parseMessageElements(text: string): readonly MessageFormatElement[] {
  return parseMessageFormat(text, 'en') as readonly MessageFormatElement[];
}

/** The distinct pairs of placeholder name and kind. */
export function collectPlaceholderUses(
  elements: Iterable<MessageFormatElement>,
): readonly Placeholder[] {
  const found = new Map<string, Placeholder>();
  for (const { type, value: name } of elements) {
    const kind = KINDS[type];
    if (kind && name !== undefined) found.set(`${kind} ${name}`, { name, kind });
  }
  return [...found.values()];
}

/** One kind per name, the strictest: `{n}` inside a plural is that number. */
function selectStrictestKinds(written: readonly Placeholder[]): readonly Placeholder[] {
  const found = new Map<string, Placeholder>();
  for (const one of written) {
    const known = found.get(one.name);
    if (known === undefined || known.kind === 'text') found.set(one.name, one);
  }
  return [...found.values()];
}

export function detectPlaceholderKind(value: CopyValue): PlaceholderKind {
  if (value instanceof Date) return 'date';
  return typeof value === 'number' ? 'number' : 'text';
}
