import * as fc from 'fast-check';
import type { CopyDefinition } from 'nestjs-haptik/copy';

/** Unique sample values, so that a rendered text is recognized by them. */
const SAMPLE = { id: 'A-17', n: 4711, day: new Date('2031-05-06T12:00:00Z') } as const;

/** A text with a placeholder of each kind. */
export const PARCEL = {
  text: '{id} {n} {day, date}',
  description: 'x',
  usedAs: 'text',
  sample: SAMPLE,
} as const satisfies CopyDefinition;

const plainText = fc.stringMatching(/^[ a-z.,!?%*_<>/-]{0,8}$/);
/** Apostrophes of MessageFormat: quoting, literal, unclosed. */
const apostrophe = fc.constantFrom("'{x}'", "it''s", "it's", "'{'", "'", "'{id}");
const syntaxErrors = fc.constantFrom(
  '{',
  '}',
  '{}',
  '{id',
  '{id, foo}',
  '{n, plural, one {x}}',
  '#',
  '{1}',
);

/** All notations of the three placeholders and of an unknown one. */
const placeholder = fc.constantFrom(
  '{id}',
  '{ id }',
  '{n}',
  '{n, number}',
  '{n, number, ::percent}',
  '{day, date}',
  '{day, date, medium}',
  '{day, date, ::yMMMd}',
  '{day, time, short}',
  '{day}',
  '{id, number}',
  '{nobody}',
  '{constructor}',
  '{__proto__}',
);

/** A text in MessageFormat with nested plurals and selects; apostrophes may make it invalid. */
export const { message } = fc.letrec<{ message: string; plural: string; select: string }>(
  (tie) => ({
    message: fc
      .array(
        fc.oneof(
          { maxDepth: 3, withCrossShrink: true },
          plainText,
          placeholder,
          apostrophe,
          tie('plural'),
          tie('select'),
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((parts) => parts.join('')),
    plural: fc
      .tuple(fc.constantFrom('plural', 'selectordinal'), tie('message'), tie('message'))
      .map(([kind, one, other]) => `{n, ${kind}, =0 {${one}} one {#} other {${other}}}`),
    select: fc
      .tuple(tie('message'), tie('message'))
      .map(([some, other]) => `{id, select, some {${some}} other {${other}}}`),
  }),
);

/** Any input of a user. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.oneof(plainText, placeholder, apostrophe, syntaxErrors))
    .map((parts) => parts.join('')),
  message,
);
