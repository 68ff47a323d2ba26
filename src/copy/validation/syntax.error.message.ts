import { findClosestMatch } from '../../closest.match.js';
import type { SourcePosition } from '../definition/message.format.elements.js';

/** Error codes of the parser -> messages for content editors. */
const SYNTAX_ERRORS: readonly (readonly [RegExp, string])[] = [
  [
    /EXPECT_ARGUMENT_CLOSING_BRACE|UNCLOSED_/,
    'A placeholder is not closed. Write a "}" after its name.',
  ],
  [
    /EMPTY_ARGUMENT/,
    'A placeholder has no name. Write a name between "{" and "}", or remove both.',
  ],
  [
    /MALFORMED_ARGUMENT/,
    'A placeholder has invalid syntax. Write only its name between "{" and "}".',
  ],
  [/UNMATCHED_CLOSING/, 'There is a "}" without a "{". Remove it.'],
  [
    /EXPECT_ARGUMENT_TYPE|INVALID_ARGUMENT_TYPE/,
    'The format of a placeholder is unknown. Use number, date, time, plural or select.',
  ],
  [/MISSING_OTHER/, 'A plural or select has no "other". Add: other {…}.'],
  [
    /(PLURAL|SELECT)_ARGUMENT/,
    'A plural or select has invalid syntax. Use for example: {n, plural, one {# item} other {# items}}.',
  ],
  [/SKELETON_TOO_LONG/, 'The style of a number or date is too long. Shorten it.'],
  [/call stack|recursion/, 'Plurals and selects are nested too deeply. Split the text.'],
  [
    /SKELETON|STYLE/,
    'The style of a number or date is unknown. Use for example {day, date, medium}.',
  ],
];

const TYPES = ['number', 'date', 'time', 'plural', 'select', 'selectordinal'];
const LETTERS = /^`(\S+)` \((\w+)\) patterns are not supported(?:, use `(\S+)` instead)?/;

/**
 * Describes a syntax error and its fix, for content editors.
 *
 * @param error error of the parser
 * @param text the parsed text
 */
export function describeSyntaxError(error: unknown, text = ''): string {
  const word = error instanceof Error ? error.message : '';
  const known = SYNTAX_ERRORS.find(([pattern]) => pattern.test(word));
  if (known && /ARGUMENT_TYPE/.test(word)) return known[1] + suggestArgumentType(error, text);
  if (known) return known[1];
  const [, letters, field, other] = LETTERS.exec(word) ?? [];
  if (letters !== undefined) {
    const hint = other === undefined ? 'Remove it' : `Use ${other} instead`;
    return `The style of a date has an unknown letter: one of ${letters} (${field}). ${hint}, or use short, medium, long or full.`;
  }
  // The skeleton parser throws errors of other classes.
  const isStyle = error instanceof Error && !(error instanceof SyntaxError);
  if (isStyle) return 'The style of a number or date is invalid. Use for example ::currency/EUR.';
  return 'The braces of this text do not match. Look for an extra "{" or "}".';
}

function suggestArgumentType(error: unknown, text: string): string {
  const { location } = error as { location?: { start: SourcePosition; end: SourcePosition } };
  if (!location) return '';
  const near = findClosestMatch(text.slice(location.start.offset, location.end.offset), TYPES);
  return near === undefined ? '' : ` Did you mean ${near}?`;
}
