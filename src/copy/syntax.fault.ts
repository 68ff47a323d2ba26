/** The parser's words, in those of an editor. */
const FAULTS: readonly (readonly [RegExp, string])[] = [
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
  [
    /SKELETON|STYLE/,
    'The style of a number or date is not known. Use for instance {day, date, medium}.',
  ],
];

/** What is wrong with a text that cannot be read, and what to do about it. */
export function syntaxFault(error: unknown): string {
  const word = error instanceof Error ? error.message : '';
  const known = FAULTS.find(([pattern]) => pattern.test(word));
  return known?.[1] ?? 'The braces of this text cannot be read. Look for a "{" or "}" too many.';
}
