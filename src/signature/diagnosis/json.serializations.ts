import { type JsonToken, joinTokens, reorderKeys, tokenizeJson } from './json.tokens.js';

/** A JSON text in the form of a serializer. */
interface JsonSerialization {
  readonly body: string;
  readonly detail: string;
}

/** How a serializer writes the characters of a string that JSON does not require to be escaped. */
type Escape = (json: string) => string;

const toCapitals = (hex: string): string => hex.toUpperCase();
const escapeAs =
  (pattern: RegExp, toCase = (hex: string) => hex): Escape =>
  (json) =>
    json.replaceAll(pattern, (unit) => {
      const hex = unit.charCodeAt(0).toString(16).padStart(4, '0');
      return `\\u${toCase(hex)}`;
    });

const NON_ASCII = /[\u007f-\uffff]/g;
const escapeAscii = escapeAs(NON_ASCII);
const escapeSlashes: Escape = (json) => json.replaceAll('/', String.raw`\/`);
const escapeDotNet: Escape = (json) =>
  escapeAs(
    /[\u007f-\uffff<>&'+`]/g,
    toCapitals,
  )(json.replaceAll(String.raw`\"`, String.raw`\u0022`));

/** `undefined` keeps the strings as they are. */
const ESCAPES: readonly (readonly [string, Escape | undefined])[] = [
  ['', undefined],
  ['UTF-8', (json) => json],
  ['ASCII escapes', escapeAscii],
  ['ASCII escapes in capitals', escapeAs(NON_ASCII, toCapitals)],
  ['escaped slashes', escapeSlashes],
  ['ASCII escapes and escaped slashes', (json) => escapeSlashes(escapeAscii(json))],
  ['Go', escapeAs(/[<>&\u2028\u2029]/g)],
  ['Gson', escapeAs(/[<>&='\u2028\u2029]/g)],
  ['.NET', escapeDotNet],
];

interface Spacing {
  readonly name: string;
  readonly comma: string;
  readonly colon: string;
  /** Indentation of each level; undefined for one line. */
  readonly indent?: string;
}

const SPACINGS: readonly Spacing[] = [
  { name: 'compact', comma: ',', colon: ':' },
  { name: 'Python spacing', comma: ', ', colon: ': ' },
  { name: 'space after colons', comma: ',', colon: ': ' },
  { name: 'indented by two', comma: ',', colon: ': ', indent: '  ' },
  { name: 'indented by four', comma: ',', colon: ': ', indent: '    ' },
  { name: 'indented by tabs', comma: ',', colon: ': ', indent: '\t' },
];

/** Only the most common forms of larger bodies are tried. */
const MAX_BYTES_FOR_ALL_FORMS = 64_000;
/** Numbers that are tried with a fraction of zero. */
const MAX_NUMBERS = 32;

/** The body as common JSON serializers write it, each with and without a final newline. */
export function* jsonSerializations(text: string): Generator<JsonSerialization> {
  const tokens = tokenizeJson(text);
  if (!tokens) return;
  const isSmall = text.length <= MAX_BYTES_FOR_ALL_FORMS;
  const orders: readonly (readonly [string, readonly JsonToken[]])[] = isSmall
    ? [
        ['', tokens],
        ...withOrder('keys in the order of Haptik', reorderKeys(tokens, 'documented')),
        ...withOrder('sorted keys', reorderKeys(tokens, 'sorted')),
      ]
    : [['', tokens]];
  for (const [order, ordered] of orders) {
    for (const [escapeName, escape] of isSmall ? ESCAPES : ESCAPES.slice(0, 3)) {
      const escaped = escape ? ordered.map((token) => escapeToken(token, escape)) : ordered;
      for (const spacing of isSmall ? SPACINGS : SPACINGS.slice(0, 2)) {
        const detail = [spacing.name, escapeName, order].filter((name) => name !== '').join(', ');
        const body = joinTokens(escaped, spacing);
        yield { body, detail };
        yield { body: `${body}\n`, detail };
        if (isSmall && order === '') yield* fractionVariants(escaped, spacing, detail);
      }
    }
  }
}

function withOrder(
  name: string,
  tokens: readonly JsonToken[] | undefined,
): (readonly [string, readonly JsonToken[]])[] {
  return tokens ? [[name, tokens]] : [];
}

/** A string as `JSON.stringify` writes it, and then escaped. */
function escapeToken(token: JsonToken, escape: Escape): JsonToken {
  if (token.kind !== 'string') return token;
  return { kind: 'string', text: escape(JSON.stringify(JSON.parse(token.text))) };
}

/** A serializer that reads `1.0` as a number writes `1`. */
function* fractionVariants(
  tokens: readonly JsonToken[],
  spacing: Spacing,
  detail: string,
): Generator<JsonSerialization> {
  const integers = tokens.flatMap(({ kind, text }, index) =>
    kind === 'number' && /^-?\d+$/.test(text) ? [index] : [],
  );
  const variants = [...integers.slice(0, MAX_NUMBERS).map((index) => [index]), integers];
  for (const indexes of variants.filter(({ length }) => length > 0)) {
    const changed = tokens.map((token, index) =>
      indexes.includes(index) ? { ...token, text: `${token.text}.0` } : token,
    );
    yield { body: joinTokens(changed, spacing), detail: `${detail}, numbers with a fraction` };
  }
}
