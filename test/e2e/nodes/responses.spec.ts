import { type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HaptikModule, sign } from 'nestjs-haptik';
import { gzipSync } from 'node:zlib';
import { SECRET } from '../../support/test.app.js';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { exchange, type RawResponse } from '../../support/servers/http/raw.http.js';

@Module({ imports: [HaptikModule.forRoot({ secrets: SECRET })], providers: [EchoBot] })
class AppModule {}

/** The code of the README, verbatim except for the port. */
const HOSTS: Readonly<Record<string, () => Promise<INestApplication>>> = {
  express: async () => {
    const app = await NestFactory.create<NestExpressApplication>(AppModule, {
      rawBody: true,
      logger: false,
    });
    app.useBodyParser('json', { limit: '1mb' });
    return app;
  },
  fastify: async () => {
    const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {
      rawBody: true,
      logger: false,
    });
    app.useBodyParser('application/json', { bodyLimit: 1_048_576 });
    return app;
  },
};

const HELLO = echoBody('hello').toString();
const deep = (opening: string, closing: string, inner = '') =>
  `${opening.repeat(1e5)}${inner}${closing.repeat(1e5)}`;
const LATIN1 = Buffer.from(HELLO.replace('hello', 'h\u00e9llo'), 'latin1');

interface Sent {
  readonly body: string | Buffer;
  readonly lines?: readonly string[];
  readonly path?: string;
  readonly isForged?: boolean;
  readonly isUnsigned?: boolean;
}
const JSON_LINE = 'Content-Type: application/json';
const typed = (type: string, rest: Omit<Sent, 'lines'> = { body: HELLO }): Sent => ({
  ...rest,
  lines: [`Content-Type: ${type}`],
});

/** The table of docs/architecture.md, and requests that a parser of a host would reject itself. */
const CASES: readonly [string, number, Sent][] = [
  ['a call', 200, { body: HELLO }],
  ['a call with __proto__', 200, { body: HELLO.replace('{', '{"__proto__":{"a":1},') }],
  [
    'a call with constructor',
    200,
    { body: HELLO.replace('{', '{"constructor":{"prototype":{}},') },
  ],
  ['a call with __proto__ inside', 200, { body: HELLO.replace('"text"', '"__proto__":1,"text"') }],
  ['a call of a charset', 200, typed('application/json; charset=iso-8859-1')],
  ['a call of an unheard-of charset', 200, typed('application/json; charset=x')],
  ['a call nested deep', 200, { body: HELLO.replace('{', `{"user":${deep('[', ']')},`) }],
  ['an unknown node', 200, { body: '{"node":"nobody"}' }],
  ['a forged call', 401, { body: HELLO, isForged: true }],
  ['an unsigned call', 401, { body: HELLO, isUnsigned: true }],
  ['forged broken JSON', 401, { body: '{"node":', isForged: true }],
  ['unsigned broken JSON', 401, { body: '{"node":', isUnsigned: true }],
  ['forged JSON with __proto__', 401, { body: '{"__proto__":{"a":1}}', isForged: true }],
  ['forged bytes', 401, { body: Buffer.of(0xff, 0xfe, 0), isForged: true }],
  ['forged deep JSON', 401, { body: deep('{"a":', '}', '1'), isForged: true }],
  ['a forged primitive', 401, { body: 'null', isForged: true }],
  [
    'a forged call of a charset',
    401,
    typed('application/json; charset=x', { body: HELLO, isForged: true }),
  ],
  ['broken JSON', 400, { body: '{"node":' }],
  ['a primitive', 400, { body: '7' }],
  ['deep JSON that is not a call', 400, { body: deep('[', ']') }],
  ['no call', 400, { body: '{}' }],
  ['bytes that are not UTF-8', 400, { body: LATIN1 }],
  ['an empty body', 400, { body: '' }],
  ['another content type', 400, typed('text/plain')],
  ['an unheard-of content type', 400, typed('application/x-unheard-of')],
  ['a form', 400, typed('application/x-www-form-urlencoded', { body: 'node=echo' })],
  ['a form of several parts', 400, typed('multipart/form-data; boundary=x')],
  ['an invalid content type', 400, typed('json')],
  ['no content type', 400, { body: HELLO, lines: [] }],
  [
    'a compressed body',
    400,
    { body: gzipSync(HELLO), lines: [JSON_LINE, 'Content-Encoding: gzip'] },
  ],
  ['an unheard-of encoding', 400, { body: HELLO, lines: [JSON_LINE, 'Content-Encoding: x'] }],
  ['a body at the limit', 200, { body: HELLO.padEnd(1_048_576) }],
  ['a body over the limit', 413, { body: HELLO.padEnd(1_048_577) }],
  ['a forged body over the limit', 413, { body: ' '.repeat(1_048_577), isForged: true }],
  ['an unknown bot', 404, { body: HELLO, path: '/haptik/nobody' }],
  ['broken JSON to an unknown bot', 404, { body: '{', path: '/haptik/nobody' }],
];

function pieces({
  body,
  lines = [JSON_LINE],
  path = '/haptik',
  isForged,
  isUnsigned,
}: Sent): Buffer {
  const bytes = Buffer.from(body);
  const signature = isForged ? `sha1=${'0'.repeat(40)}` : sign(bytes, SECRET);
  const head = [
    `POST ${path} HTTP/1.1`,
    'Host: bot.example',
    ...lines,
    `Content-Length: ${bytes.length}`,
    ...(isUnsigned ? [] : [`X-Hub-Signature: ${signature}`]),
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), bytes]);
}

describe('the responses of the hosts of the README', () => {
  const apps: INestApplication[] = [];
  beforeAll(async () => {
    for (const start of Object.values(HOSTS)) apps.push(await start());
  });
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  const toldBy = ({ status, headers, body }: Partial<RawResponse> = {}) => ({
    status,
    type: headers?.['content-type'],
    body,
  });

  it.each(CASES)('are the same for %s: %i', async (_what, status, sent) => {
    const answers = await Promise.all(apps.map((app) => exchange(app, pieces(sent))));
    const [express, fastify] = answers.map((answer) => toldBy(answer));
    expect(express?.status).toBe(status);
    expect(fastify).toEqual(express);
  });
});
