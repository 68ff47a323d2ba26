import { IntlMessageFormat } from 'intl-messageformat';
import type { CopyValue } from './copy.definition.js';
import { walkMessageElements, type MessageFormatElement } from './message.format.elements.js';

export type PlaceholderKind = 'text' | 'number' | 'date';

/** A place in a text that code fills. */
export interface Placeholder {
  readonly name: string;
  /** How it is written there: `{n, plural, …}` wants a number, and `{n}` takes it as a text. */
  readonly kind: PlaceholderKind;
}

/** Tags are a matter of HTML, and users may be told that 1 < 2. */
export const MESSAGE_FORMAT_OPTIONS = { ignoreTag: true } as const;

/** The kinds of the parser's elements, by its numbers; others have no name. */
const KINDS: Readonly<Record<number, PlaceholderKind>> = {
  1: 'text',
  2: 'number',
  3: 'date',
  4: 'date',
  5: 'text', // select
  6: 'number', // plural
};

/**
 * The placeholders of a text, each name once; undefined for a text that is no MessageFormat.
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
 * @param locale that skeletons such as `::j` are read by
 * @throws SyntaxError for a text that is no MessageFormat
 */
export function parseMessageFormat(text: string, locale: string): MessageFormatAst {
  // The parser itself, since a formatter looks for its locale first, which takes longer than reading.
  const { __parse: parse } = IntlMessageFormat;
  if (parse && !text.includes('::')) return parse(text, MESSAGE_FORMAT_OPTIONS);
  // The reader of skeletons takes the cube of their length, which is known before it reads them.
  const unread = parse?.(text, { ...MESSAGE_FORMAT_OPTIONS, ...UNREAD_SKELETONS }) ?? [];
  if (walkMessageElements(unread as readonly MessageFormatElement[]).some(isLongSkeleton)) {
    throw new SyntaxError('SKELETON_TOO_LONG');
  }
  return new IntlMessageFormat(text, locale, undefined, MESSAGE_FORMAT_OPTIONS).getAst();
}

const UNREAD_SKELETONS = { shouldParseSkeletons: false, captureLocation: true } as const;
/** Long ones have some words of 10 to 30 letters. */
const LONGEST_SKELETON = 100;

function isLongSkeleton({ style }: MessageFormatElement): boolean {
  if (typeof style !== 'object' || !style?.location) return false;
  const { start, end } = style.location;
  return end.offset - start.offset > LONGEST_SKELETON;
}

/**
 * Each placeholder in each kind that it is written as, once.
 *
 * @throws SyntaxError for a text that is no MessageFormat
 */
export function parsePlaceholderUses(text: string): readonly Placeholder[] {
  return collectPlaceholderUses(walkMessageElements(parseMessageElements(text)));
}

/**
 * The parts of a text, which hold others.
 *
 * @throws SyntaxError for a text that is no MessageFormat
 */
export function parseMessageElements(text: string): readonly MessageFormatElement[] {
  return parseMessageFormat(text, 'en') as readonly MessageFormatElement[];
}

/** Each placeholder of these parts in each kind that it is written as, once. */
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

/** The kind that wants most: inside of a plural, {n} is that number. */
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
