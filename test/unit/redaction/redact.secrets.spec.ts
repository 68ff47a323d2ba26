import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { redactSecrets } from '../../../src/redaction/redact.secrets.js';
import { measureCpuTime } from '../../support/cpu.time.js';

const units = (text: string): string[] =>
  Array.from({ length: text.length }, (_, at) => text.charAt(at));
const unicode = (text: string): string =>
  units(text)
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
const json = (text: string): string => JSON.stringify(text).slice(1, -1);
const ascii = (text: string): string =>
  json(text).replaceAll(/[^\0-\x7f]+/g, (part) => unicode(part));
const percent = (text: string, letter: (hex: string) => string): string =>
  [...Buffer.from(text)].map((byte) => letter(`%${byte.toString(16).padStart(2, '0')}`)).join('');
const form = (text: string): string => new URLSearchParams([['v', text]]).toString().slice(2);
const NAMED: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };
const html = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => (NAMED[sign] ? `&${NAMED[sign]};` : '&#39;'));
const inHtml = (text: string, write: (code: number) => string): string =>
  Array.from(text, (sign) => write(sign.codePointAt(0) ?? 0)).join('');

const nested = (text: string, times: number, spell: (one: string) => string): string =>
  times === 0 ? text : nested(spell(text), times - 1, spell);

type Spelling = (text: string) => string;

const bytesOf = (text: string): number[] => [...Buffer.from(text)];
const hexOf = (byte: number): string => byte.toString(16).padStart(2, '0');
const latin1 = (text: string): string => Buffer.from(text).toString('latin1');
const WINDOWS_1252 = new TextDecoder('windows-1252');
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
/** The representation of bytes in Python, and with another escape in C and git. */
const python = (text: string, write: (byte: number) => string): string =>
  bytesOf(text)
    .map((byte) => {
      if (byte < 0x20 || byte > 0x7e) return write(byte);
      const sign = String.fromCharCode(byte);
      return /['\\]/.test(sign) ? `\\${sign}` : sign;
    })
    .join('');
const quotedPrintable = (text: string): string =>
  bytesOf(text)
    .map((byte) => {
      const isPlain = byte > 0x20 && byte < 0x7f && byte !== 0x3d;
      return isPlain ? String.fromCharCode(byte) : `=${hexOf(byte).toUpperCase()}`;
    })
    .join('');
const ENTITY_NAMES: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  '\u00e9': 'eacute',
};

/** Encodings of secrets in log lines. */
const SPELLINGS: Readonly<Record<string, Spelling>> = {
  verbatim: (text) => text,
  'in JSON': json,
  'in ASCII-only JSON': ascii,
  'in fully escaped JSON': unicode,
  'in fully escaped uppercase JSON': (text) =>
    unicode(text).replaceAll(/[a-f]/g, (hex) => hex.toUpperCase()),
  'in JSON with slashes escaped': (text) => json(text).replaceAll('/', '\\/'),
  'in JSON in JSON': (text) => json(json(text)),
  'by util.inspect': (text) => inspect(text, { breakLength: Infinity }).slice(1, -1),
  'for a URL': encodeURIComponent,
  'by encodeURI': (text) => encodeURI(text),
  'for a URL, lowercase': (text) => percent(text, (hex) => hex),
  'for a URL, every byte': (text) => percent(text, (hex) => hex.toUpperCase()),
  'for a URL twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'in a form': form,
  'as a file name in a multipart form': (text) =>
    text.replaceAll('"', '%22').replaceAll('\n', '%0A').replaceAll('\r', '%0D'),
  'in HTML': html,
  'in HTML with decimal entities': (text) => inHtml(text, (code) => `&#${code};`),
  'in HTML with hexadecimal entities': (text) => inHtml(text, (code) => `&#x${code.toString(16)};`),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'in base64 without padding': (text) => Buffer.from(text).toString('base64').replaceAll('=', ''),
  'in base64 of a longer text': (text) => Buffer.from(`user:${text}@host`).toString('base64'),
  'in base64 of JSON': (text) => Buffer.from(JSON.stringify({ text })).toString('base64'),
  'in base64 for a URL': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
  'in base64 after base64 characters': (text) => `Token/${Buffer.from(text).toString('base64')}`,
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'in uppercase hexadecimal': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in SQL': (text) => text.replaceAll("'", "''"),
  'in CSV': (text) => text.replaceAll('"', '""'),
  'in CSV of SQL': (text) => text.replaceAll("'", "''").replaceAll('"', '""'),
  'in JSON, five times': (text) => nested(text, 5, json),
  'for a URL, five times': (text) => nested(text, 5, encodeURIComponent),
  'in JSON and for a URL, alternating': (text) =>
    nested(text, 2, (one) => encodeURIComponent(json(one))),
  'in base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'in hexadecimal of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('hex'),
  'as JSON of a buffer': (text) => JSON.stringify(Buffer.from(text)),
  'as JSON of a buffer, indented': (text) => JSON.stringify(Buffer.from(text), null, 2),
  'as a list of bytes in JSON in JSON': (text) =>
    JSON.stringify(JSON.stringify({ list: [...Buffer.from(text)] })),
  'by util.inspect of a buffer': (text) =>
    `<Buffer ${[...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}>`,
};

/** Encodings by programs in other languages and character encodings. */
const FOREIGN_SPELLINGS: Readonly<Record<string, Spelling>> = {
  'as JSON of a typed array': (text) => JSON.stringify(Uint8Array.from(bytesOf(text))),
  'as JSON of a typed array, indented': (text) =>
    JSON.stringify(Uint8Array.from(bytesOf(text)), null, 2),
  'as JSON of a typed array in JSON': (text) =>
    json(JSON.stringify({ list: Uint8Array.from(bytesOf(text)) })),
  'by util.inspect of an object of bytes': (text) =>
    inspect(Object.fromEntries(bytesOf(text).entries()), { breakLength: 80 }),
  'as bytes in source code': (text) =>
    bytesOf(text)
      .map((byte) => `0x${hexOf(byte)}`)
      .join(', '),
  'as short bytes in source code': (text) =>
    bytesOf(text)
      .map((byte) => `0X${byte.toString(16).toUpperCase()}`)
      .join(','),
  'in hexadecimal with dashes': (text) => bytesOf(text).map(hexOf).join('-'),
  'in hexadecimal with colons': (text) => bytesOf(text).map(hexOf).join(':'),
  'by escape() of JavaScript': (text) =>
    units(text)
      .map((unit) => {
        const hex = unit.charCodeAt(0).toString(16).toUpperCase();
        if (unit === 'Q') return unit;
        return hex.length > 2 ? `%u${hex.padStart(4, '0')}` : `%${hex.padStart(2, '0')}`;
      })
      .join(''),
  'in HTML with named entities': (text) =>
    text.replaceAll(/[&<>"\u00e9]/g, (sign) => `&${ENTITY_NAMES[sign]};`),
  'in HTML with named entities without a semicolon': (text) =>
    text.replaceAll(/[&<>"\u00e9]/g, (sign) => `&${ENTITY_NAMES[sign]}`),
  'in HTML with decimal entities without a semicolon': (text) =>
    inHtml(text, (code) => `&#${code}`),
  'as bytes in Python': (text) => python(text, (byte) => `\\x${hexOf(byte)}`),
  'in bytes of source code': (text) =>
    bytesOf(text)
      .map((byte) => `\\x${hexOf(byte)}`)
      .join(''),
  'as bytes in git': (text) => python(text, (byte) => `\\${byte.toString(8).padStart(3, '0')}`),
  'in quoted-printable': quotedPrintable,
  'in quoted-printable with short lines': (text) =>
    quotedPrintable(text).replaceAll(/(?:=..|.){7}/g, (line) => `${line}=\r\n`),
  decomposed: (text) => text.normalize('NFD'),
  'decomposed, for a URL': (text) => encodeURIComponent(text.normalize('NFD')),
  'misread as Latin-1': latin1,
  'misread as Windows-1252': (text) => WINDOWS_1252.decode(Buffer.from(text)),
  'misread as Latin-1, in ASCII-only JSON': (text) => ascii(latin1(text)),
  'in base64 of big-endian UTF-16': (text) => swapped(text).toString('base64'),
  'in hexadecimal of big-endian UTF-16': (text) => swapped(text).toString('hex'),
};

/** Secrets with characters that encodings escape. None of these occurs around the secrets. */
const secret = fc
  .array(fc.constantFrom(...Array.from('QXZ"\\&%+/=<>\'$ \n\u00e9\u092a\u{1f511}')), {
    minLength: 8,
    maxLength: 40,
  })
  .map((signs) => `Q${signs.join('')}Z`);
const around = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', ':', '{', '"', '&', '%', '\\', '.', '1'),
});

/** The decodings of a text by the inverse of the encoding. */
const isIn = (text: string, written: string): boolean => text.includes(written);

describe('redactSecrets', () => {
  it.each(Object.entries({ ...SPELLINGS, ...FOREIGN_SPELLINGS }))(
    'redacts secrets written %s',
    (how, spell) => {
      fc.assert(
        fc.property(secret, around, around, (hidden, before, after) => {
          const written = spell(hidden);
          const redacted = redactSecrets(`${before} ${written} ${after}`, { deep: [{ hidden }] });
          expect(isIn(redacted, written)).toBe(false);
          expect(redacted).toContain('[redacted]');
          expect(redacted.startsWith(before)).toBe(true);
          expect(redacted.endsWith(after)).toBe(true);
        }),
        { numRuns: / times$|in turns$/.test(how) ? 8 : 40 },
      );
    },
  );

  it('redacts a file name in a multipart form, in which a percent sign is literal', () => {
    expect(redactSecrets('filename="a%22%77b%0d%0A%2f.pdf"', ['a"%77b\r\n%2f'])).toBe(
      'filename="[redacted].pdf"',
    );
  });

  it('redacts base64 at any offset of the secret', () => {
    for (let before = 0; before < 7; before++) {
      const plain = `${'.'.repeat(before)}p4ss;word${'.'.repeat(before)}`;
      for (const encoding of ['base64', 'base64url', 'hex'] as const) {
        const redacted = redactSecrets(`x=${Buffer.from(plain).toString(encoding)}`, ['p4ss;word']);
        const rest = Buffer.from(redacted.replaceAll(/x=|\[redacted\]/g, ''), encoding);
        expect(redacted).toContain('[redacted]');
        expect(rest.toString()).not.toMatch(/p4s|ord/);
      }
    }
  });

  it.each<[string, string, Spelling]>([
    ['UTF-16 without ASCII characters', 'पासवर्डगुप्त', (text) => swapped(text).toString('base64')],
    ['little-endian UTF-16', 'पासवर्डगुप्त', (text) => Buffer.from(text, 'utf16le').toString('hex')],
    ['Latin-1, for a URL', 'pässwörd', escape],
    ['Latin-1 in base64', 'pässwörds', (text) => Buffer.from(text, 'latin1').toString('base64')],
    ['Latin-1 as numbers', 'pässwörd', (text) => [...Buffer.from(text, 'latin1')].join(',')],
    ['uppercase HTML', 'Ärger & Öl', () => '&Auml;rger &AMP; &Ouml;l'],
    ['composed letters of a decomposed secret', 'pa\u0308sswort', (text) => text.normalize('NFC')],
  ])('redacts secrets in %s', (_, hidden, spell) => {
    for (const ignoreCaseAndWhitespace of [false, true]) {
      expect(redactSecrets(`a ${spell(hidden)} z`, [hidden], { ignoreCaseAndWhitespace })).toBe(
        'a [redacted] z',
      );
    }
  });

  it('redacts only the secret when it is surrounded by zeros', () => {
    const hidden = 'QQQQQQQQéZ';
    for (const bytes of [Buffer.from(hidden, 'utf16le'), swapped(hidden)]) {
      for (const ahead of ['a ', '0 ', '00 ']) {
        const hex = bytes.toString('hex');
        const redacted = redactSecrets(`${ahead}${hex} z`, [hidden]);
        expect(redacted).toMatch(/^(a |0 |00 )?\[redacted\](00)? z$/);
      }
    }
  });

  it('ignores case only with ignoreCaseAndWhitespace', () => {
    expect(redactSecrets('SECRET-WORD', ['secret-word'])).toBe('SECRET-WORD');
    expect(redactSecrets('SECRET-WORD', ['secret-word'], { ignoreCaseAndWhitespace: true })).toBe(
      '[redacted]',
    );
  });

  it('redacts nested values, numbers, and values of JSON in a text', () => {
    const hidden = {
      list: [['in-a-list'], { inner: 'in-an-object' }],
      number: 482_913,
      json: '{"password":"in-JSON","pin":77113}',
      deep: JSON.parse(`${'['.repeat(1e5)}"in-the-deep"${']'.repeat(1e5)}`) as unknown,
    };
    const text = 'in-a-list, in-an-object, 482913, in-JSON, 77113, in-the-deep';
    expect(redactSecrets(text, hidden)).toBe(Array(6).fill('[redacted]').join(', '));
  });

  it('does not redact short values and common words', () => {
    const hidden = { a: 1, b: '12', c: 'abc', d: 'true', e: ['false'], f: null, g: true, h: '' };
    const text = 'abc: 1 of 12 is true, false and null';
    expect(redactSecrets(text, hidden)).toBe(text);
  });

  it('redacts a part of a long secret', () => {
    const key = Array.from({ length: 100 }, (_, line) => `line ${line} of a key`).join('\n');
    const redacted = redactSecrets(`key: ${key.slice(0, 900)}…`, [key]);
    expect(redacted).toContain('[redacted]');
    expect(redacted).not.toContain('line 30');
  });

  it('redacts the first lines of a multiline secret', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END KEY-----';
    const written = key.split('\n').slice(0, 2);
    expect(redactSecrets(`key: ${written.join('\n')}`, [key])).not.toMatch(/BEGIN|MIIE/);
    expect(redactSecrets(JSON.stringify(written.join('\r\n')), { key })).not.toMatch(/BEGIN|MIIE/);
  });

  it('does not change a text without secrets', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(redactSecrets(text, ['\u0001\u0002\u0003\u0004-nowhere'])).toBe(text);
      }),
    );
  });

  it('finds one of 20,000 secrets in a text of 200,000 characters', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `key-${index}`);
    const text = `key-19999 ${'key-%22\\"QUJD'.repeat(16_000)}`;
    expect(redactSecrets(text, many).startsWith('[redacted] key-%22')).toBe(true);
  }, 60_000);

  it('costs no more for an adversarial text than for hexadecimal digits', async () => {
    const timeOf = (piece: string, bound?: number): Promise<number> => {
      const text = piece.repeat(Math.ceil(50_000 / piece.length)).slice(0, 50_000);
      return measureCpuTime(async () => redactSecrets(text, ['hidden-word', 'pässwörd']), bound);
    };
    const bound = 2 * (await timeOf('ab12'));
    const costly = [
      '&#65',
      '&auml',
      '&',
      '=C3',
      '=',
      '\\xc3',
      '\\303',
      '\\',
      '%u0041%E4',
      'ab-12:',
      '"0":1,',
      '0x1,',
    ];
    for (const piece of [...costly, costly.join('')]) {
      expect([piece, (await timeOf(piece, bound)) <= bound]).toEqual([piece, true]);
    }
  }, 60_000);
});
