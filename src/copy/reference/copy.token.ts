import { randomBytes } from 'node:crypto';

/** The value of a placeholder. */
type PlaceholderValue = string | number | Date;

/** A reference to a text by its key. The text is rendered in the language of the call. */
export interface CopyReference {
  readonly key: string;
  /** The text in the code, used when no other text exists. */
  readonly defaultText: string;
  readonly values: Readonly<Record<string, PlaceholderValue>>;
}

/** A value in JSON form. JSON has no dates, no NaN and no infinity. */
type EncodedValue = string | number | readonly ['date' | 'number', string];

/** Secret to the process, so that users cannot forge a reference. Digits survive a change of case. */
const NONCE = BigInt(`0x${randomBytes(16).toString('hex')}`)
  .toString()
  .padStart(39, '0');
const TOKEN_START = `\uE000${NONCE}.`;
const TOKEN_END = '\uE001';
const TOKEN = new RegExp(`${TOKEN_START.replace('.', '[.]')}([\\w-]*)${TOKEN_END}`, 'g');

/**
 * The reference as a string, which takes the place of the text until the text is rendered. It
 * contains no character that JSON escapes.
 */
export function encodeCopyToken({ key, defaultText, values }: CopyReference): string {
  const tagged = Object.entries(values).map(([name, value]) => [name, encodeValue(value)]);
  return `${TOKEN_START}${Buffer.from(JSON.stringify([key, defaultText, tagged])).toString('base64url')}${TOKEN_END}`;
}

export function hasCopyToken(text: string): boolean {
  return text.includes(TOKEN_START);
}

/** Whether the text contains a token or a part of one. Such a text must not reach a user. */
export function hasCopyTokenFragment(text: string): boolean {
  return text.includes(NONCE);
}

/**
 * The text with every token replaced.
 *
 * @throws SyntaxError for a truncated or modified token, and any error that `render` throws
 */
export function replaceCopyTokens(
  text: string,
  render: (reference: CopyReference) => string,
): string {
  const rendered = text.replace(TOKEN, (_, token: string) => render(decodeCopyToken(token)));
  if (!hasCopyTokenFragment(rendered)) return rendered;
  throw new SyntaxError('a copy reference was truncated or modified before it was rendered');
}

/** The parts of a text in order: literal text and references. */
export function splitAtCopyTokens(text: string): readonly (string | CopyReference)[] {
  return text.split(TOKEN).map((part, index) => (index % 2 === 0 ? part : decodeCopyToken(part)));
}

function decodeCopyToken(token: string): CopyReference {
  const [key, defaultText, tagged] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [
    string,
    string,
    [string, EncodedValue][],
  ];
  return {
    key,
    defaultText,
    values: Object.fromEntries(tagged.map(([name, value]) => [name, decodeValue(value)])),
  };
}

/** Accepts any value, because callers in JavaScript are not type-checked. */
function encodeValue(value: unknown): EncodedValue {
  if (value instanceof Date) return ['date', String(value.getTime())];
  if (typeof value === 'number') return Number.isFinite(value) ? value : ['number', String(value)];
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function decodeValue(value: EncodedValue): PlaceholderValue {
  if (typeof value !== 'object') return value;
  const [kind, number] = value;
  return kind === 'date' ? new Date(Number(number)) : Number(number);
}
