import * as fc from 'fast-check';
import { toLatin1 } from './fuzz.request.js';

const LONG = 'x'.repeat(6_000);

/** Texts that parsers, databases and prototypes treat in their own way. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00',
  '\ufeff',
  '\u202e',
  'é',
  '𠀀'.repeat(60),
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1e400',
  '9'.repeat(400),
  '2147483648',
  '9223372036854775808',
  '2026-13-45',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:59.999999999-23:59',
  "' or 1=1 --",
  '%',
  '%00',
  '\\',
  '${x}{{x}}',
  '<script>',
  '\r\nX-Injected: 1',
  '../../etc/passwd',
  'en-x-' + 'a'.repeat(80),
  'a@' + 'b.'.repeat(90) + 'c',
  LONG,
];

export const oddTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...TEXTS) },
  fc.string({ unit: 'binary', maxLength: 12 }),
);

const deep = (wrap: (inner: unknown) => unknown): unknown =>
  Array.from({ length: 300 }).reduce(wrap, 1);

/** JSON values of every kind. */
export const oddJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: oddTexts },
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e300, 2 ** 31, 2 ** 53, [], {}, [[]]),
  fc.constantFrom<unknown>([null], [{}], ['a', 'a'], JSON.parse('{"__proto__":{"polluted":1}}')),
  fc.constantFrom<unknown>({ constructor: { prototype: {} } }, { toString: 1, length: -1 }),
  fc.constantFrom<unknown>(
    deep((inner) => [inner]),
    deep((a) => ({ a })),
    Array(1_500).fill(1),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Spellings of a segment or a value of a query: escaped, escaped wrongly, or as it is. */
export const oddSegments: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: oddTexts.map((text) => encodeURIComponent(text.toWellFormed())) },
  fc.constantFrom('%', '%zz', '%ff', '%ed%a0%80', '%c0%ae', '%2e%2e', '%2f', '%5c', '%00', '\xff'),
  fc.constantFrom(';a=b', '[', ']', '{}', '|', '"', 'a+b', '%25%30%30', 'a'.repeat(300)),
);

/** Values of headers, some of which HTTP does not allow. */
export const oddHeaderValues: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', '*', ',', ';', '=', '"', '%', '%00', 'null', '\xff\xfe', '\t', 'a\x00b'),
  fc.constantFrom(LONG, 'a,'.repeat(2_000), 'a=b;'.repeat(1_000), 'x'.repeat(17_000)),
  oddTexts.map((text) => toLatin1(text.toWellFormed()).replaceAll(/[\r\n]/g, '')),
);
