import { brotliCompressSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { sign } from 'nestjs-haptik';
import { createCallBody } from 'nestjs-haptik/testing';
import { diagnoseSignature } from '../../../src/signature/diagnosis/signature.diagnosis.js';
import { caseCountForRun } from '../../support/values/property.cases.js';

/** Haptik's secret and body, and what the application has instead. */
interface Exchange {
  readonly header: string;
  readonly received: Buffer;
  readonly secret: string;
}
type Mutation = (text: string, secret: string) => Partial<Exchange> | undefined;

const toPython = (json: string): string =>
  JSON.stringify(JSON.parse(json), null, 1)
    .replaceAll(/(?<!\\)\n */g, ' ')
    .replaceAll(/([{[]) | (?=[}\]])/g, '$1');
const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  );
};
const received = (body: string | Buffer): Partial<Exchange> => ({
  received: Buffer.from(body as string),
});
const toAscii = (json: string): string =>
  json.replaceAll(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
const isAscii = (text: string): boolean => toAscii(text) === text;

/** What can happen between Haptik and the application, by the reason that names it. */
const MUTATIONS: readonly (readonly [string, Mutation])[] = [
  ['secret-with-whitespace', (_, secret) => ({ secret: `${secret}\n` })],
  ['secret-with-whitespace', (_, secret) => ({ secret: ` ${secret}` })],
  ['secret-with-quotes', (_, secret) => ({ secret: `"${secret}"` })],
  ['secret-with-whitespace', (_, secret) => ({ secret: `\ufeff${secret}` })],
  [
    'secret-with-whitespace',
    (text, secret) => ({ header: sign(Buffer.from(text), `\ufeff${secret}`) }),
  ],
  ['secret-cut', (_, secret) => ({ secret: `${secret}#rest` })],
  ['secret-cut', (_, secret) => ({ secret: `${secret}$rest` })],
  ['secret-cut', (text, secret) => interpreted(text, `${secret}$$`, `${secret}$`)],
  ['secret-list', (_, secret) => ({ secret: `${secret},old` })],
  ['secret-encoded', (_, secret) => ({ secret: Buffer.from(secret).toString('base64') })],
  ['secret-unknown', () => ({ secret: 'quite another' })],
  ['development-secret', (text) => ({ header: sign(Buffer.from(text), 'test') })],
  ['secret-empty', (text) => ({ header: sign(Buffer.from(text), '') })],
  ['wrong-algorithm', (text, secret) => ({ header: hash(secret + text) })],
  ['sha256-signature', () => ({ header: `sha256=${'0'.repeat(64)}` })],
  ['prefix-missing', (text, secret) => ({ header: sign(Buffer.from(text), secret).slice(5) })],
  ['body-reserialized', (text) => received(JSON.stringify(JSON.parse(text), null, 2))],
  ['body-reserialized', (text) => received(JSON.stringify(sortKeys(JSON.parse(text))))],
  ['body-reserialized', (text) => received(`${toPython(text)} `.trim())],
  ['body-reserialized', (text) => (isAscii(text) ? undefined : received(toAscii(text)))],
  ['final-newline-changed', (text) => received(`${text}\n`)],
  ['byte-order-mark-changed', (text) => received(`\ufeff${text}`)],
  ['body-empty', () => received('')],
  ['body-empty', (_, secret) => ({ header: sign(Buffer.from('{}'), secret) })],
  ['body-truncated', (text) => received(text.slice(0, text.length / 2))],
  ['body-quoted', (text) => received(JSON.stringify(text))],
  ['body-in-base64', (text) => received(Buffer.from(text).toString('base64'))],
  ['body-form-encoded', (text) => received(String(new URLSearchParams({ payload: text })))],
  ['body-form-encoded', (text) => received(encodeURIComponent(text))],
  ['body-compressed', (text) => received(gzipSync(text))],
  ['body-compressed', (text) => received(brotliCompressSync(text))],
  ['line-endings-changed', (text, secret) => ({ ...changedLines(text, secret) })],
  ['unicode-normalized', (text) => received(text.normalize('NFD'))],
  ['charset-changed', (text) => received(Buffer.from(text).toString('latin1'))],
];

/** A secret that is decoded to zeros, which HMAC does not distinguish from no secret. */
const ZEROS_IN_HEX = '00ag0Aaa0A';

/** A call that is signed with what is left of the application's secret. */
function interpreted(text: string, secret: string, left: string): Partial<Exchange> {
  return { header: sign(Buffer.from(text), left), secret };
}

/** A body with line ends of Unix that arrives with those of Windows. */
function changedLines(text: string, secret: string): Partial<Exchange> {
  const lines = JSON.stringify(JSON.parse(text), null, 2);
  const header = sign(Buffer.from(lines), secret);
  return { header, ...received(lines.replaceAll('\n', '\r\n')) };
}

function hash(text: string): string {
  return `sha1=${createHash('sha1').update(text).digest('hex')}`;
}

describe('the diagnosis of what happened to a signed call', () => {
  const word = fc.constantFrom(
    'order',
    'नमस्ते',
    'café',
    '🙏',
    'a/b',
    "it's",
    '<b>',
    '\u2028',
    '"x"',
  );
  const value = fc.oneof(word, fc.integer(), fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
  const body = fc
    .record({
      entities: fc.dictionary(fc.constantFrom('order_id', 'size', 'city'), value),
      userDetails: fc.dictionary(fc.constantFrom('name', 'language_code'), word),
      conversationNo: fc.nat(),
    })
    .map((input) => JSON.stringify(createCallBody('order_status', input)))
    .map((text) => text.replace('Guest User', 'Guest ü'));
  const written = fc
    .tuple(body, fc.constantFrom('compact', 'python', 'ascii'))
    .map(([text, how]) => {
      if (how === 'compact') return text;
      return how === 'python' ? toPython(text) : toAscii(toPython(text));
    });
  const secret = fc.stringMatching(/^[a-zA-Z0-9-]{8,40}$/);

  it.each(MUTATIONS.map(([reason, mutation], index) => [reason, index + 1, mutation] as const))(
    'names %s (mutation %i)',
    (reason, _, mutation) => {
      const check = (text: string, key: string): void => {
        const changed = mutation(text, key);
        const header = sign(Buffer.from(text), key);
        const exchange = { header, received: Buffer.from(text), secret: key, ...changed };
        const isUnchanged = exchange.received.equals(Buffer.from(text)) && exchange.secret === key;
        if (!changed || (isUnchanged && exchange.header === header)) return;
        const diagnosis = diagnoseSignature({
          headers: { 'x-hub-signature': exchange.header },
          bytes: exchange.received,
          secrets: [exchange.secret],
        });
        expect(diagnosis.reason).toBe(reason);
      };
      fc.assert(fc.property(written, secret, check), {
        numRuns: caseCountForRun(300),
        examples: [[JSON.stringify(createCallBody('order_status')), ZEROS_IN_HEX]],
      });
    },
  );
});
