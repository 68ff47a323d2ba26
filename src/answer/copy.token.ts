import { randomBytes } from 'node:crypto';

/** What may stand in a placeholder of a text. */
type PlaceholderValue = string | number | Date;

/** A text that is named by its key and written in the language of the call. */
export interface CopyReference {
  readonly key: string;
  /** The text as code has it, for when there is no other. */
  readonly defaultText: string;
  readonly values: Readonly<Record<string, PlaceholderValue>>;
}

/** How a value stands in JSON, which has neither dates nor all numbers. */
type EncodedValue = string | number | readonly ['date' | 'number', string];

/** Nobody outside the process knows it, so that no user can write a reference. Digits have no case. */
const NONCE = BigInt(`0x${randomBytes(16).toString('hex')}`)
  .toString()
  .padStart(39, '0');
const TOKEN_START = `\uE000${NONCE}.`;
const TOKEN_END = '\uE001';
const TOKEN = new RegExp(`${TOKEN_START.replace('.', '[.]')}([\\w-]*)${TOKEN_END}`, 'g');

/**
 * The reference as a string, which stands wherever a string stands until the text is written. It
 * holds nothing that JSON escapes.
 */
export function encodeCopyToken({ key, defaultText, values }: CopyReference): string {
  const tagged = Object.entries(values).map(([name, value]) => [name, encodeValue(value)]);
  return `${TOKEN_START}${Buffer.from(JSON.stringify([key, defaultText, tagged])).toString('base64url')}${TOKEN_END}`;
}

export function hasCopyToken(text: string): boolean {
  return text.includes(TOKEN_START);
}

/** Whether anything of a token is in it, cut or changed or not. That must not reach a user. */
export function hasCopyTokenFragment(text: string): boolean {
  return text.includes(NONCE);
}

/**
 * The text with every token replaced.
 *
 * @throws what `write` throws, and SyntaxError for a token that somebody changed
 */
export function replaceCopyTokens(
  text: string,
  write: (reference: CopyReference) => string,
): string {
  const written = text.replace(TOKEN, (_, token: string) => write(decodeCopyToken(token)));
  if (!hasCopyTokenFragment(written)) return written;
  throw new SyntaxError('a copy reference was cut or changed before it was written');
}

/** The parts of a text: what stands there, and the references in between. */
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

/** Programs without types give what they like. */
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
