import * as fc from 'fast-check';
import { sign } from 'nestjs-haptik';
import {
  diagnoseSignature,
  type SignatureDiagnosisInput,
} from '../../../src/signature/diagnosis/signature.diagnosis.js';
import { explainSignatureFailure } from '../../../src/signature/diagnosis/signature.explanation.js';

const SECRET = 'node-secret';
const VALUE = { node: 'x', text: 'नमस्ते 🙏', list: [1, null, true, {}], nested: { a: [] } };
const TEXT = JSON.stringify(VALUE);
const BYTES = Buffer.from(TEXT);
const MARK = Buffer.of(0xef, 0xbb, 0xbf);

interface Tampering extends Partial<SignatureDiagnosisInput> {
  /** `null` for a request without the header. */
  readonly header?: string | string[] | null;
  readonly header256?: string;
}

/** What is said when a body was signed in one form and arrived as BYTES. */
const diagnoseTampered = (
  signed: string | Buffer,
  secret = SECRET,
  { header = sign(Buffer.from(signed as string), secret), header256, ...more }: Tampering = {},
) =>
  diagnoseSignature({
    headers: {
      ...(header !== null && { 'x-hub-signature': header }),
      ...(header256 !== undefined && { 'x-hub-signature-256': header256 }),
    },
    bytes: BYTES,
    secrets: ['another', SECRET],
    ...more,
  }).reason;

describe('the diagnosis of a refused signature', () => {
  it('says that there is no header', () => {
    expect(diagnoseTampered(TEXT, SECRET, { header: null })).toBe('header-missing');
  });

  it('says that the header of SHA-256 was sent instead', () => {
    const header256 = `sha256=${'0'.repeat(64)}`;
    expect(diagnoseTampered(TEXT, SECRET, { header: null, header256 })).toBe('sha256-signature');
    expect(diagnoseTampered(TEXT, SECRET, { header: header256 })).toBe('sha256-signature');
  });

  it('says that the header is there twice', () => {
    const header = sign(BYTES, SECRET);
    expect(diagnoseTampered(TEXT, SECRET, { header: [header, header] })).toBe('header-repeated');
    expect(diagnoseTampered(TEXT, SECRET, { header: `${header}, ${header}` })).toBe(
      'header-repeated',
    );
  });

  it.each([
    ['prefix-missing', sign(BYTES, SECRET).slice(5)],
    [
      'digest-in-base64',
      `sha1=${Buffer.from(sign(BYTES, SECRET).slice(5), 'hex').toString('base64')}`,
    ],
    ['sha256-signature', '0'.repeat(64)],
  ])('says that it is %s', (reason, header) => {
    expect(diagnoseTampered(TEXT, SECRET, { header })).toBe(reason);
  });

  it.each(['', 'sha1=', 'none', sign(BYTES, SECRET).slice(0, -1), `"${sign(BYTES, SECRET)}"`])(
    'says that the header is malformed: %j',
    (header) => {
      expect(diagnoseTampered(TEXT, SECRET, { header })).toBe('malformed');
    },
  );

  it('says that the secret is right, so that it must be that of another node', () => {
    expect(diagnoseTampered(TEXT)).toBe('secret-of-another-node');
  });

  it('says that the secret is that of another bot', () => {
    const secretsOfOtherBots = ['theirs'];
    expect(diagnoseTampered(TEXT, 'theirs', { secretsOfOtherBots })).toBe('secret-of-another-bot');
    expect(diagnoseTampered(TEXT, 'theirs')).toBe('secret-unknown');
  });

  it.each([`${SECRET} `, ` ${SECRET}`, `${SECRET}\n`, `${SECRET}\r\n`])(
    'says that there is white space around the secret on the other side: %j',
    (secret) => {
      expect(diagnoseTampered(TEXT, secret)).toBe('secret-with-whitespace');
    },
  );

  it('says that there is white space around the secret on this side', () => {
    expect(diagnoseTampered(TEXT, SECRET, { secrets: [`${SECRET}\n`] })).toBe(
      'secret-with-whitespace',
    );
  });

  it('reports an added or removed byte order mark', () => {
    const bytes = Buffer.concat([MARK, BYTES]);
    expect(diagnoseTampered(bytes)).toBe('byte-order-mark-changed');
    expect(diagnoseTampered(TEXT, SECRET, { bytes })).toBe('byte-order-mark-changed');
  });

  it.each([
    ['indented by two', JSON.stringify(VALUE, null, 2)],
    ['indented by four', JSON.stringify(VALUE, null, 4)],
    ['indented, with a final newline', `${JSON.stringify(VALUE, null, 2)}\n`],
    [
      'by Python',
      '{"node": "x", "text": "\\u0928\\u092e\\u0938\\u094d\\u0924\\u0947 \\ud83d\\ude4f", ' +
        '"list": [1, null, true, {}], "nested": {"a": []}}',
    ],
    [
      'by Python without escapes',
      '{"node": "x", "text": "नमस्ते 🙏", "list": [1, null, true, {}], "nested": {"a": []}}',
    ],
  ])('says that the body was written again after it was signed: %s', (_how, signed) => {
    expect(diagnoseTampered(signed)).toBe('body-reserialized');
  });

  it('says that the charset changed', () => {
    const text = '{"node":"café"}';
    const bytes = Buffer.from(text);
    expect(diagnoseTampered(Buffer.from(text, 'latin1'), SECRET, { bytes })).toBe(
      'charset-changed',
    );
    const twice = Buffer.from(bytes.toString('latin1'));
    expect(diagnoseTampered(text, SECRET, { bytes: Buffer.from(text, 'latin1') })).toBe(
      'charset-changed',
    );
    expect(diagnoseTampered(twice, SECRET, { bytes })).toBe('charset-changed');
  });

  it('names the most likely reason when nothing of this fits, and says that it is not proven', () => {
    const guess = (bytes: Buffer | string, headers = {}) => {
      const header = { 'x-hub-signature': sign(Buffer.from('another'), 'theirs') };
      return diagnoseSignature({
        headers: { ...header, ...headers },
        bytes: Buffer.from(bytes as string),
        secrets: [SECRET],
      });
    };
    expect(guess(TEXT)).toEqual({ reason: 'secret-unknown', isProven: false });
    expect(guess('').reason).toBe('body-empty');
    expect(guess(TEXT.slice(0, -3)).reason).toBe('body-truncated');
    expect(guess(TEXT, { 'content-length': '9999' }).reason).toBe('body-truncated');
    expect(guess(TEXT, { 'content-length': '9' }).reason).toBe('body-altered');
    expect(guess(TEXT, { 'content-encoding': 'gzip' }).reason).toBe('body-compressed');
    expect(guess('payload=%7B%7D').reason).toBe('body-form-encoded');
    expect(guess(TEXT.replace('न', '\ufffd')).reason).toBe('charset-changed');
    expect(guess(JSON.stringify(VALUE, null, 2)).reason).toBe('body-reserialized');
    expect(guess('{"n":12345678901234568000}').reason).toBe('body-reserialized');
    expect(guess('hello').reason).toBe('unknown');
  });

  it('explains each reason in one line, with a cure', () => {
    for (const reason of ['secret-unknown', 'body-reserialized', 'header-missing'] as const) {
      expect(explainSignatureFailure(reason)).toMatch(/^[^\n]+\. [^\n]+\.$/);
    }
  });

  it('never throws, whatever the body and the header are', () => {
    const header = fc.oneof(fc.string(), fc.constant(sign(BYTES, 'guess')), fc.constant(undefined));
    const depths = fc
      .nat(20_000)
      .map((depth) => Buffer.from('['.repeat(depth) + ']'.repeat(depth)));
    const bytes = fc.oneof(
      fc.uint8Array().map((body) => Buffer.from(body)),
      fc.json().map((text) => Buffer.from(text)),
      depths,
    );
    fc.assert(
      fc.property(header, bytes, (given, body) => {
        const headers = { 'x-hub-signature': given };
        const { reason } = diagnoseSignature({ headers, bytes: body, secrets: [SECRET] });
        expect(reason).toMatch(/^[a-z0-9-]+$/);
      }),
    );
  });
});
