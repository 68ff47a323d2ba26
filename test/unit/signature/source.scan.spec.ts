import { readdirSync, readFileSync } from 'node:fs';

const SOURCE = new URL('../../../src/', import.meta.url);

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(new URL(name, SOURCE), 'utf8') }));

/** Parts that digest something other than calls. */
const HASHING = /^(storage|copy|console)\//;

const filesWith = (pattern: RegExp): string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('in the source', () => {
  it('one file signs, and the same compares signatures in constant time', () => {
    expect(filesWith(/createHmac/)).toEqual(['signature/signature.ts']);
    // Other digests shorten names, are keys of lookups, or detect damage. None is compared with input of a
    // caller.
    expect(filesWith(/createHash/).filter((name) => !HASHING.test(name))).toEqual([]);
    expect(filesWith(/timingSafeEqual\(/)).toEqual(['signature/signature.ts']);
    const digesting = filesWith(/computeDigest/).filter((name) => !HASHING.test(name));
    expect(digesting).toEqual(['signature/signature.ts']);
  });

  it('nothing but timingSafeEqual compares a digest, a signature or a header', () => {
    const compared = files
      .filter(({ name }) => name.startsWith('signature/'))
      .flatMap(({ text }) => text.split('\n'))
      .filter((line) => /[!=]==|\.equals\(|compare|\.startsWith\(|\.includes\(/i.test(line))
      .filter((line) => /\b(digest|signature|header|hex|hmac)\b/i.test(line))
      .filter(
        (line) =>
          !/[!=]== (undefined|'string'|'unknown'|'unsigned')|header\.includes\(','\)/.test(line),
      )
      .filter((line) => !/^\s*(\*|\/\/|\/\*)/.test(line));
    expect(compared).toEqual([]);
  });

  it('no logger is given a secret, a digest or a body', () => {
    const logged = files
      .filter(({ name }) => /^(signature|payload|nodes|handoff|reply|operator)\//.test(name))
      .flatMap(({ text }) => text.match(/#logger\.\w+\([^;]*;/g) ?? [])
      .filter((call) => /\$\{[^}]*\b(value|secret|bytes|header|raw|digest)\b[^}]*\}/.test(call));
    expect(logged).toEqual([]);
  });
});
