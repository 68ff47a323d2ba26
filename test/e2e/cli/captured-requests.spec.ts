import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sign } from 'nestjs-haptik';
import { createCallBody } from 'nestjs-haptik/testing';
import { runHaptik } from '../../support/command.line.js';

const SECRET = 'node-secret-A1';
const BODY = JSON.stringify(createCallBody('order_status', { entities: { city: "पुणे's" } }));
const SIGNATURE = sign(Buffer.from(BODY), SECRET);

interface Captured {
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

const rawRequest = ({ body = BODY, headers }: Captured = {}, newline = '\r\n'): Buffer => {
  const lines = Object.entries(headers ?? { 'X-Hub-Signature': SIGNATURE });
  const head = [
    'POST /haptik HTTP/1.1',
    'Host: bot.example',
    ...lines.map((one) => one.join(': ')),
  ];
  return Buffer.concat([
    Buffer.from(head.join(newline) + newline + newline),
    Buffer.from(body as string),
  ]);
};

describe('haptik doctor --request', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const explain = async (
    content: string | Buffer,
    args: string[] = [],
    env: Record<string, string> = {},
  ) => {
    const file = join(folder, 'captured');
    await writeFile(file, content);
    const input = { env: { HAPTIK_SECRET: SECRET, ...env } };
    const text = await runHaptik(['doctor', '--request', file, ...args], input);
    const json = await runHaptik(['doctor', '--request', file, '--json', ...args], input);
    const shown = `${text.out}${text.stderr}${json.out}${json.stderr}`;
    for (const secret of [SECRET, ...Object.values(env)])
      expect(shown).not.toContain(secret.trim());
    return { ...text, document: json.out === '' ? undefined : JSON.parse(json.out) };
  };
  const quote = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

  const har = (postData: object) => ({
    log: {
      entries: [
        { request: { method: 'GET', headers: [] } },
        {
          request: {
            method: 'POST',
            headers: [{ name: 'X-Hub-Signature', value: SIGNATURE }],
            postData,
          },
        },
      ],
    },
  });
  const json = (value: unknown): string => JSON.stringify(value);

  it.each<[string, string | Buffer]>([
    ['an HTTP message', rawRequest()],
    ['an HTTP message with lines of Unix', rawRequest({}, '\n')],
    [
      'an HTTP message of an editor that adds a line break',
      rawRequest({
        body: `${BODY}\n`,
        headers: {
          'X-Hub-Signature': SIGNATURE,
          'Content-Length': String(Buffer.byteLength(BODY)),
        },
      }),
    ],
    [
      'a chunked HTTP message',
      rawRequest({
        body: `${Buffer.byteLength(BODY).toString(16)}\r\n${BODY}\r\n0\r\n\r\n`,
        headers: { 'X-Hub-Signature': SIGNATURE, 'Transfer-Encoding': 'chunked' },
      }),
    ],
    [
      'a curl command',
      `curl -X POST https://bot.example/haptik \\\n  -H 'X-Hub-Signature: ${SIGNATURE}' --data-raw ${quote(BODY)}`,
    ],
    [
      'a curl command of a browser',
      `curl 'https://bot.example/haptik' -H 'x-hub-signature: ${SIGNATURE}' --data-binary $'${BODY.replaceAll("'", String.raw`\u0027`)}'`,
    ],
    [
      'a curl command with other quotes',
      `curl "https://bot.example" --header="x-hub-signature: ${SIGNATURE}" -d "${BODY.replaceAll('"', String.raw`\"`)}"`,
    ],
    ['JSON', json({ headers: { 'x-hub-signature': SIGNATURE }, body: BODY })],
    [
      'JSON with a parsed body',
      json({ headers: { 'X-Hub-Signature': [SIGNATURE] }, body: JSON.parse(BODY) }),
    ],
    [
      'an event of API Gateway',
      json({
        headers: { 'x-hub-signature': SIGNATURE },
        body: Buffer.from(BODY).toString('base64'),
        isBase64Encoded: true,
      }),
    ],
    ['a HAR file', json(har({ text: BODY }))],
    [
      'a HAR file in base64',
      json(har({ text: Buffer.from(BODY).toString('base64'), encoding: 'base64' })),
    ],
  ])('reads %s, whose signature is right', async (_, content) => {
    const { exit, out, document } = await explain(content);
    expect([exit, out.split('\n').length]).toEqual([0, 2]);
    expect(document).toMatchObject({ check: { outcome: 'ok' } });
  });

  it('reads the file that a curl command names', async () => {
    await writeFile(join(folder, 'call.json'), BODY);
    const command = `curl -H "X-Hub-Signature: ${SIGNATURE}" --data-binary @call.json http://x.example`;
    expect((await explain(command)).exit).toBe(0);
  });

  const changed = (body: string | Buffer, headers = {}): Buffer =>
    rawRequest({ body, headers: { 'X-Hub-Signature': SIGNATURE, ...headers } });
  const signedWith = (secret: string): Buffer =>
    rawRequest({ headers: { 'X-Hub-Signature': sign(Buffer.from(BODY), secret) } });
  const header = (value: string): Buffer => rawRequest({ headers: { 'X-Hub-Signature': value } });
  const indented = JSON.stringify(JSON.parse(BODY), null, 2);

  it.each<[string, Buffer]>([
    ['secret-unknown', signedWith('quite another')],
    ['secret-of-another-bot', signedWith('shop-secret')],
    ['secret-with-whitespace', signedWith(`${SECRET}\n`)],
    ['secret-with-quotes', signedWith(`"${SECRET}"`)],
    ['development-secret', signedWith('test')],
    ['secret-empty', signedWith('')],
    ['header-missing', rawRequest({ headers: { 'Content-Type': 'application/json' } })],
    ['sha256-signature', rawRequest({ headers: { 'X-Hub-Signature-256': 'sha256=00' } })],
    ['prefix-missing', header(SIGNATURE.slice(5))],
    [
      'digest-in-base64',
      header(`sha1=${Buffer.from(SIGNATURE.slice(5), 'hex').toString('base64')}`),
    ],
    ['malformed', header(SIGNATURE.toUpperCase())],
    [
      'header-repeated',
      rawRequest({
        headers: { 'X-Hub-Signature': `${SIGNATURE}\r\nX-Hub-Signature: ${SIGNATURE}` },
      }),
    ],
    ['body-reserialized', changed(indented)],
    ['final-newline-changed', changed(`${BODY}\n`)],
    ['byte-order-mark-changed', changed(`\ufeff${BODY}`)],
    [
      'line-endings-changed',
      rawRequest({
        body: indented.replaceAll('\n', '\r\n'),
        headers: { 'X-Hub-Signature': sign(Buffer.from(indented), SECRET) },
      }),
    ],
    ['charset-changed', changed(Buffer.from(BODY).toString('latin1'))],
    ['body-empty', changed('')],
    ['body-truncated', changed(BODY.slice(0, 80))],
    ['body-truncated', changed('{"node":"x"}', { 'Content-Length': '9000' })],
    ['body-compressed', changed(gzipSync(BODY), { 'Content-Encoding': 'gzip' })],
    ['body-form-encoded', changed(`payload=${encodeURIComponent(BODY)}`)],
    ['body-in-base64', changed(Buffer.from(BODY).toString('base64'))],
    ['body-quoted', changed(JSON.stringify(BODY))],
  ])('explains %s in one line', async (reason, content) => {
    const args = ['--other-secret-env', 'SHOP_SECRET'];
    const { exit, out, document } = await explain(content, args, { SHOP_SECRET: 'shop-secret' });
    expect(exit).toBe(1);
    expect(out).toMatch(
      new RegExp(`^failed +signature +${reason}\\b[^\\n]*: [A-Z][^\\n]+\\. [^\\n]+\\.\\n$`),
    );
    expect(document).toMatchObject({ reason, check: { outcome: 'failed' } });
  });

  it('explains a secret that is cut where it is set', async () => {
    const env = { HAPTIK_SECRET: `${SECRET}#x$y` };
    const { out } = await explain(signedWith(SECRET), [], env);
    expect(out).toMatch(
      /^failed +signature +secret-cut: The secret is cut at a #.*compose file\.\n$/,
    );
  });

  it('refuses options of a URL', async () => {
    for (const option of ['--bot=shop', '--node=pay', '--yes']) {
      const { exit, stderr } = await explain(rawRequest(), [option]);
      expect([exit, stderr]).toEqual([2, expect.stringContaining('cannot be used with')]);
    }
  });

  it('names the way a body was written again', async () => {
    const python = '{"node": "x", "text": "\\u092a"}';
    const content = rawRequest({
      body: JSON.stringify(JSON.parse(python)),
      headers: { 'X-Hub-Signature': sign(Buffer.from(python), SECRET) },
    });
    expect((await explain(content)).document).toMatchObject({
      reason: 'body-reserialized',
      isProven: true,
      detail: 'Python spacing, ASCII escapes',
    });
  });

  it.each([
    '',
    'hello',
    '{',
    '{"log":{"entries":[]}}',
    '[1]',
    '{"body":"x"}',
    'curl',
    'GET / HTTP/1.1\r\n\r\n',
  ])('rejects what is not a captured request: %j', async (content) => {
    const { exit, stderr } = await explain(content);
    expect([exit, stderr]).toEqual([2, expect.stringContaining('is not a captured request')]);
  });

  it('takes a URL or a request, not both', async () => {
    const args = ['doctor', 'http://127.0.0.1', '--request', 'x'];
    const { exit, stderr } = await runHaptik(args, { env: { HAPTIK_SECRET: SECRET } });
    expect([exit, stderr]).toEqual([2, expect.stringContaining('not both')]);
  });
});
