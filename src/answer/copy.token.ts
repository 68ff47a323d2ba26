import { randomBytes } from 'node:crypto';

/** What may stand in a placeholder of a text. */
type Value = string | number | Date;

/** A text that is named by its key and written in the language of the call. */
export interface CopyReference {
  readonly key: string;
  /** The text as code has it, for when there is no other. */
  readonly text: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** How a value stands in JSON, which has neither dates nor all numbers. */
type Tagged = string | number | readonly ['date' | 'number', string];

/** Nobody outside the process knows it, so that no user can write a reference. Digits have no case. */
const NONCE = BigInt(`0x${randomBytes(16).toString('hex')}`)
  .toString()
  .padStart(39, '0');
const START = `\uE000${NONCE}.`;
const END = '\uE001';
const TOKEN = new RegExp(`${START.replace('.', '[.]')}([\\w-]*)${END}`, 'g');

/**
 * The reference as a string, which stands wherever a string stands until the text is written. It
 * holds nothing that JSON escapes.
 */
export function tokenOf({ key, text, values }: CopyReference): string {
  const tagged = Object.entries(values).map(([name, value]) => [name, tag(value)]);
  return `${START}${Buffer.from(JSON.stringify([key, text, tagged])).toString('base64url')}${END}`;
}

export function hasToken(text: string): boolean {
  return text.includes(START);
}

/** Whether anything of a token is in it, cut or changed or not. That must not reach a user. */
export function hasTokenRest(text: string): boolean {
  return text.includes(NONCE);
}

/**
 * The text with every token replaced.
 *
 * @throws what `write` throws, and SyntaxError for a token that somebody changed
 */
export function replaceTokens(text: string, write: (reference: CopyReference) => string): string {
  const written = text.replace(TOKEN, (_, token: string) => write(referenceOf(token)));
  if (!hasTokenRest(written)) return written;
  throw new SyntaxError('a copy reference was cut or changed before it was written');
}

/** The parts of a text: what stands there, and the references in between. */
export function partsOf(text: string): readonly (string | CopyReference)[] {
  return text.split(TOKEN).map((part, index) => (index % 2 === 0 ? part : referenceOf(part)));
}

function referenceOf(token: string): CopyReference {
  const [key, text, tagged] = JSON.parse(Buffer.from(token, 'base64url').toString()) as [
    string,
    string,
    [string, Tagged][],
  ];
  return {
    key,
    text,
    values: Object.fromEntries(tagged.map(([name, value]) => [name, untag(value)])),
  };
}

/** Programs without types give what they like. */
function tag(value: unknown): Tagged {
  if (value instanceof Date) return ['date', String(value.getTime())];
  if (typeof value === 'number') return Number.isFinite(value) ? value : ['number', String(value)];
  return String((value ?? '') as string | boolean | bigint);
}

function untag(value: Tagged): Value {
  if (typeof value !== 'object') return value;
  const [kind, number] = value;
  return kind === 'date' ? new Date(Number(number)) : Number(number);
}
