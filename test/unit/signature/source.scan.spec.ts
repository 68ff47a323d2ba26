import { readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../../', import.meta.url);

const files = [
  'src',
  'packages/storage/src',
  'packages/console/server',
  'packages/cli/src',
].flatMap((folder) =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(new URL(name, ROOT), 'utf8') })),
);

/** Parts that digest something other than calls. */
const HASHING = /^(src\/copy|src\/limits|packages)\//;

const filesWith = (pattern: RegExp): string[] =>
  files
    .filter(({ text }) => pattern.test(text))
    .map(({ name }) => name)
    .toSorted();

describe('in the source', () => {
  it('one file signs, and the same compares signatures in constant time', () => {
    expect(filesWith(/createHmac/)).toEqual([
      // Code for a shell, which signs when it runs.
      'packages/cli/src/playground/exports/curl.command.ts',
      // Wrong signatures, with which haptik doctor finds what a webhook expects.
      'packages/cli/src/webhook/signature.forms.ts',
      // The key of identical calls.
      'src/payload/node.call.ts',
      // Pseudonyms in recordings.
      'src/recording/pseudonyms.ts',
      // Signs notices for other receivers.
      'src/service/notices/webhook.notice.channel.ts',
      'src/signature/signature.ts',
    ]);
    // Other digests shorten names, are keys of lookups, or detect damage. None is compared with input of a
    // caller.
    expect(filesWith(/createHash/).filter((name) => !HASHING.test(name))).toEqual([
      'src/signature/signature.ts',
    ]);
    expect(filesWith(/timingSafeEqual\(/)).toEqual(['src/signature/signature.ts']);
    const digesting = filesWith(/computeDigest/).filter((name) => !HASHING.test(name));
    expect(digesting).toEqual(['src/signature/signature.ts']);
  });

  it('nothing but timingSafeEqual compares a digest, a signature or a header', () => {
    const compared = files
      .filter(({ name }) => name.startsWith('src/signature/'))
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
    const logged = files.flatMap(({ text }) => text.match(/#logger\.\w+\([^;]*;/g) ?? []);
    expect(logged.length).toBeGreaterThan(50);
    const withSecret = /\$\{[^}]*\b(value|secret|bytes|header|raw|digest)\b[^}]*\}/;
    expect(logged.filter((call) => withSecret.test(call))).toEqual([]);
  });
});
