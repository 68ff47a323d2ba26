import { findClosestMatch } from '../closest.match.js';

/** The parser's words, in those of an editor. */
const SYNTAX_ERRORS: readonly (readonly [RegExp, string])[] = [
  [
    /EXPECT_ARGUMENT_CLOSING_BRACE|UNCLOSED_/,
    'A placeholder is not closed. Write a "}" behind its name.',
  ],
  [/EMPTY_ARGUMENT/, 'A placeholder has no name. Write one between "{" and "}", or take both out.'],
  [
    /MALFORMED_ARGUMENT/,
    'A placeholder is not written right. Write only its name between "{" and "}".',
  ],
  [/UNMATCHED_CLOSING/, 'There is a "}" without a "{". Take it out.'],
  [
    /EXPECT_ARGUMENT_TYPE|INVALID_ARGUMENT_TYPE/,
    'The format of a placeholder is not known. Use number, date, time, plural or select.',
  ],
  [/MISSING_OTHER/, 'A plural or select has no "other". Add: other {…}.'],
  [
    /(PLURAL|SELECT)_ARGUMENT/,
    'A plural or select is not written right. Write for instance: {n, plural, one {# item} other {# items}}.',
  ],
  [/SKELETON_TOO_LONG/, 'The style of a number or date is too long. Shorten it.'],
  [/call stack|recursion/, 'Too many plurals and selects are in one another. Take some apart.'],
  [
    /SKELETON|STYLE/,
    'The style of a number or date is not known. Use for instance {day, date, medium}.',
  ],
];

const TYPES = ['number', 'date', 'time', 'plural', 'select', 'selectordinal'];
const LETTERS = /^`(\S+)` \((\w+)\) patterns are not supported(?:, use `(\S+)` instead)?/;

/**
 * What is wrong with a text that cannot be read, and what to do about it.
 *
 * @param error what the parser threw
 * @param text that it read
 */
export function describeSyntaxError(error: unknown, text = ''): string {
  const word = error instanceof Error ? error.message : '';
  const known = SYNTAX_ERRORS.find(([pattern]) => pattern.test(word));
  if (known && /ARGUMENT_TYPE/.test(word)) return known[1] + suggestArgumentType(error, text);
  if (known) return known[1];
  const [, letters, field, other] = LETTERS.exec(word) ?? [];
  if (letters !== undefined) {
    const cure = other === undefined ? 'Take it out' : `Use ${other} instead`;
    return `The style of a date has a letter that is not known: one of ${letters} (${field}). ${cure}, or use short, medium, long or full.`;
  }
  // What the parser of skeletons throws is of other kinds.
  const isStyle = error instanceof Error && !(error instanceof SyntaxError);
  if (isStyle)
    return 'The style of a number or date cannot be read. Use for instance ::currency/EUR.';
  return 'The braces of this text cannot be read. Look for a "{" or "}" too many.';
}

function suggestArgumentType(error: unknown, text: string): string {
  const { location } = error as { location?: { start: SourcePosition; end: SourcePosition } };
  if (!location) return '';
  const near = findClosestMatch(text.slice(location.start.offset, location.end.offset), TYPES);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}

interface SourcePosition {
  readonly offset: number;
}
