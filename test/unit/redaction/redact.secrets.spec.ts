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
/** As Python shows bytes, or C and git with another way of writing them. */
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

/** How a secret is written by what a log line is made of. */
const SPELLINGS: Readonly<Record<string, Spelling>> = {
  'as it is': (text) => text,
  'in JSON': json,
  'in JSON of ASCII': ascii,
  'in JSON of escapes': unicode,
  'in JSON of escapes in capitals': (text) =>
    unicode(text).replaceAll(/[a-f]/g, (hex) => hex.toUpperCase()),
  'in JSON with slashes escaped': (text) => json(text).replaceAll('/', '\\/'),
  'in JSON in JSON': (text) => json(json(text)),
  'as inspect shows it': (text) => inspect(text, { breakLength: Infinity }).slice(1, -1),
  'for a URL': encodeURIComponent,
  'for a URL, as little as possible': (text) => encodeURI(text),
  'for a URL, in lower case': (text) => percent(text, (hex) => hex),
  'for a URL, every byte': (text) => percent(text, (hex) => hex.toUpperCase()),
  'for a URL twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'in a form': form,
  'as the name of a file in a form': (text) =>
    text.replaceAll('"', '%22').replaceAll('\n', '%0A').replaceAll('\r', '%0D'),
  'in HTML': html,
  'in HTML by numbers': (text) => inHtml(text, (code) => `&#${code};`),
  'in HTML by numbers of another kind': (text) =>
    inHtml(text, (code) => `&#x${code.toString(16)};`),
  'in base64': (text) => Buffer.from(text).toString('base64'),
  'in base64url': (text) => Buffer.from(text).toString('base64url'),
  'in base64 without padding': (text) => Buffer.from(text).toString('base64').replaceAll('=', ''),
  'in base64 of something longer': (text) => Buffer.from(`user:${text}@host`).toString('base64'),
  'in base64 of JSON': (text) => Buffer.from(JSON.stringify({ text })).toString('base64'),
  'in base64 for a URL': (text) => encodeURIComponent(Buffer.from(text).toString('base64')),
  'in base64 behind what looks like it': (text) => `Token/${Buffer.from(text).toString('base64')}`,
  'in hexadecimal': (text) => Buffer.from(text).toString('hex'),
  'in hexadecimal, in capitals': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'in SQL': (text) => text.replaceAll("'", "''"),
  'in CSV': (text) => text.replaceAll('"', '""'),
  'in CSV of SQL': (text) => text.replaceAll("'", "''").replaceAll('"', '""'),
  'in JSON, five times': (text) => nested(text, 5, json),
  'for a URL, five times': (text) => nested(text, 5, encodeURIComponent),
  'in JSON and for a URL, in turns': (text) =>
    nested(text, 2, (one) => encodeURIComponent(json(one))),
  'in base64 of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('base64'),
  'in hexadecimal of UTF-16': (text) => Buffer.from(text, 'utf16le').toString('hex'),
  'as JSON of a buffer': (text) => JSON.stringify(Buffer.from(text)),
  'as JSON of a buffer, indented': (text) => JSON.stringify(Buffer.from(text), null, 2),
  'as a list of bytes in JSON in JSON': (text) =>
    JSON.stringify(JSON.stringify({ list: [...Buffer.from(text)] })),
  'as Node shows a buffer': (text) =>
    `<Buffer ${[...Buffer.from(text)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}>`,
};

/** How programs of other languages and encodings write one. */
const FOREIGN_SPELLINGS: Readonly<Record<string, Spelling>> = {
  'as JSON of a typed array': (text) => JSON.stringify(Uint8Array.from(bytesOf(text))),
  'as JSON of a typed array, indented': (text) =>
    JSON.stringify(Uint8Array.from(bytesOf(text)), null, 2),
  'as JSON of a typed array in JSON': (text) =>
    json(JSON.stringify({ list: Uint8Array.from(bytesOf(text)) })),
  'as Node shows an object of bytes': (text) =>
    inspect(Object.fromEntries(bytesOf(text).entries()), { breakLength: 80 }),
  'as bytes in source code': (text) =>
    bytesOf(text)
      .map((byte) => `0x${hexOf(byte)}`)
      .join(', '),
  'as bytes in source code, in short': (text) =>
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
  'in HTML by names': (text) =>
    text.replaceAll(/[&<>"\u00e9]/g, (sign) => `&${ENTITY_NAMES[sign]};`),
  'in HTML by names without a semicolon': (text) =>
    text.replaceAll(/[&<>"\u00e9]/g, (sign) => `&${ENTITY_NAMES[sign]}`),
  'in HTML by numbers without a semicolon': (text) => inHtml(text, (code) => `&#${code}`),
  'as Python shows bytes': (text) => python(text, (byte) => `\\x${hexOf(byte)}`),
  'in bytes of source code': (text) =>
    bytesOf(text)
      .map((byte) => `\\x${hexOf(byte)}`)
      .join(''),
  'as git shows bytes': (text) => python(text, (byte) => `\\${byte.toString(8).padStart(3, '0')}`),
  'in a mail': quotedPrintable,
  'in a mail of short lines': (text) =>
    quotedPrintable(text).replaceAll(/(?:=..|.){7}/g, (line) => `${line}=\r\n`),
  decomposed: (text) => text.normalize('NFD'),
  'decomposed, for a URL': (text) => encodeURIComponent(text.normalize('NFD')),
  'read as Latin-1': latin1,
  'read as Windows-1252': (text) => WINDOWS_1252.decode(Buffer.from(text)),
  'read as Latin-1, in JSON of ASCII': (text) => ascii(latin1(text)),
  'in base64 of UTF-16 of the other order': (text) => swapped(text).toString('base64'),
  'in hexadecimal of UTF-16 of the other order': (text) => swapped(text).toString('hex'),
};

/** As secrets are, with the characters that are written in other ways; none occurs around them. */
const secret = fc
  .array(fc.constantFrom(...Array.from('QXZ"\\&%+/=<>\'$ \n\u00e9\u092a\u{1f511}')), {
    minLength: 8,
    maxLength: 40,
  })
  .map((signs) => `Q${signs.join('')}Z`);
const around = fc.string({
  unit: fc.constantFrom('a', 'b', ' ', ':', '{', '"', '&', '%', '\\', '.', '1'),
});

/** What can be read out of a text by whoever knows how the secret was written. */
const isIn = (text: string, written: string): boolean => text.includes(written);

describe('secrets in a text', () => {
  it.each(Object.entries({ ...SPELLINGS, ...FOREIGN_SPELLINGS }))(
    'are cut when they are written %s',
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

  it('are cut in the name of a file in a form, where a percent sign stays as it is', () => {
    expect(redactSecrets('filename="a%22%77b%0d%0A%2f.pdf"', ['a"%77b\r\n%2f'])).toBe(
      'filename="[redacted].pdf"',
    );
  });

  it('are cut in base64 wherever they begin in what was written', () => {
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
    [
      'UTF-16 without a single letter of ASCII',
      'पासवर्डगुप्त',
      (text) => swapped(text).toString('base64'),
    ],
    ['UTF-16 of Windows, too', 'पासवर्डगुप्त', (text) => Buffer.from(text, 'utf16le').toString('hex')],
    ['Latin-1, for a URL', 'pässwörd', escape],
    ['Latin-1 in base64', 'pässwörds', (text) => Buffer.from(text, 'latin1').toString('base64')],
    ['Latin-1 in numbers', 'pässwörd', (text) => [...Buffer.from(text, 'latin1')].join(',')],
    ['HTML in capitals', 'Ärger & Öl', () => '&Auml;rger &AMP; &Ouml;l'],
    ['composed letters where they were not', 'pa\u0308sswort', (text) => text.normalize('NFC')],
  ])('are cut in %s', (_, hidden, spell) => {
    for (const ignoreCaseAndWhitespace of [false, true]) {
      expect(redactSecrets(`a ${spell(hidden)} z`, [hidden], { ignoreCaseAndWhitespace })).toBe(
        'a [redacted] z',
      );
    }
  });

  it('are cut alone where zeros stand before and behind them', () => {
    const hidden = 'QQQQQQQQéZ';
    for (const bytes of [Buffer.from(hidden, 'utf16le'), swapped(hidden)]) {
      for (const ahead of ['a ', '0 ', '00 ']) {
        const hex = bytes.toString('hex');
        const redacted = redactSecrets(`${ahead}${hex} z`, [hidden]);
        expect(redacted).toMatch(/^(a |0 |00 )?\[redacted\](00)? z$/);
      }
    }
  });

  it('stay in capitals that they do not have, unless that is asked for', () => {
    expect(redactSecrets('SECRET-WORD', ['secret-word'])).toBe('SECRET-WORD');
    expect(redactSecrets('SECRET-WORD', ['secret-word'], { ignoreCaseAndWhitespace: true })).toBe(
      '[redacted]',
    );
  });

  it('are cut when they are values in values, numbers, or JSON in a text', () => {
    const hidden = {
      list: [['in-a-list'], { inner: 'in-an-object' }],
      number: 482_913,
      json: '{"password":"in-JSON","pin":77113}',
      deep: JSON.parse(`${'['.repeat(1e5)}"in-the-deep"${']'.repeat(1e5)}`) as unknown,
    };
    const text = 'in-a-list, in-an-object, 482913, in-JSON, 77113, in-the-deep';
    expect(redactSecrets(text, hidden)).toBe(Array(6).fill('[redacted]').join(', '));
  });

  it('stay when they are too short, or words that nobody hides', () => {
    const hidden = { a: 1, b: '12', c: 'abc', d: 'true', e: ['false'], f: null, g: true, h: '' };
    const text = 'abc: 1 of 12 is true, false and null';
    expect(redactSecrets(text, hidden)).toBe(text);
  });

  it('are cut in part when they are long and only a part is there', () => {
    const key = Array.from({ length: 100 }, (_, line) => `line ${line} of a key`).join('\n');
    const redacted = redactSecrets(`key: ${key.slice(0, 900)}…`, [key]);
    expect(redacted).toContain('[redacted]');
    expect(redacted).not.toContain('line 30');
  });

  it('are cut in part when only their first lines are there', () => {
    const key = '-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END KEY-----';
    const written = key.split('\n').slice(0, 2);
    expect(redactSecrets(`key: ${written.join('\n')}`, [key])).not.toMatch(/BEGIN|MIIE/);
    expect(redactSecrets(JSON.stringify(written.join('\r\n')), { key })).not.toMatch(/BEGIN|MIIE/);
  });

  it('leave a text alone that holds none, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(redactSecrets(text, ['\u0001\u0002\u0003\u0004-nowhere'])).toBe(text);
      }),
    );
  });

  it('are found among twenty thousand, in a text of two hundred thousand characters', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `key-${index}`);
    const text = `key-19999 ${'key-%22\\"QUJD'.repeat(16_000)}`;
    expect(redactSecrets(text, many).startsWith('[redacted] key-%22')).toBe(true);
  }, 60_000);

  it('cost no more in a text made to be dear than in one of hexadecimal digits', async () => {
    const timeOf = (piece: string, bound?: number): Promise<number> => {
      const text = piece.repeat(Math.ceil(50_000 / piece.length)).slice(0, 50_000);
      return measureCpuTime(async () => redactSecrets(text, ['hidden-word', 'pässwörd']), bound);
    };
    const bound = 2 * (await timeOf('ab12'));
    const dear = [
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
    for (const piece of [...dear, dear.join('')]) {
      expect([piece, (await timeOf(piece, bound)) <= bound]).toEqual([piece, true]);
    }
  }, 60_000);
});
