import type { INestApplication, ModuleMetadata } from '@nestjs/common';
import { RouterModule } from '@nestjs/core';
import { HaptikModule, HaptikNode, HaptikSearch, sign } from 'nestjs-haptik';
import {
  boot,
  type BootOptions,
  MemoryLogger,
  type Endpoint,
  HTTP_PLATFORMS,
  SECRET,
} from '../../support/test.app.js';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { bootWithoutBodyParser } from '../../support/app.without.body.parser.js';
import { eventually } from '../../support/eventually.js';
import { exchange, type RawResponse } from '../../support/servers/http/raw.http.js';

class HostedBot extends EchoBot {
  @HaptikNode({ name: 'echo', bot: 'support' })
  support() {
    return 'support';
  }

  @HaptikSearch('cities')
  cities() {
    return ['Pune'];
  }
}

const BODY = echoBody('hello');
const SIGNATURE = sign(BODY, SECRET);
const FORGED = `sha1=${'0'.repeat(40)}`;

interface Call {
  readonly path?: string;
  readonly method?: string;
  readonly signature?: string;
  readonly headers?: readonly string[];
}

/** The host of the README and one with the body handling of the service on both platforms, and the listener. */
const HOSTS: readonly { readonly platform: Endpoint; readonly isLean: boolean }[] = [
  ...HTTP_PLATFORMS.map((platform) => ({ platform, isLean: false })),
  ...HTTP_PLATFORMS.map((platform) => ({ platform, isLean: true })),
  { platform: 'listener', isLean: false },
];
/** The same status on all of them. */
const allGet = (status: number): number[] => HOSTS.map(() => status);

describe('every host handles a request alike', () => {
  // One logger, since the logger of Nest is global to the process.
  const logger = new MemoryLogger();
  let apps: INestApplication[] = [];
  beforeAll(async () => {
    const metadata = { providers: [HostedBot] };
    const options = { bots: { support: { secrets: SECRET } } };
    apps = await Promise.all(
      HOSTS.map(({ platform, isLean }) =>
        isLean
          ? bootWithoutBodyParser(platform, metadata, options, logger)
          : boot({ platform, metadata, options, logger }),
      ),
    );
  });
  afterAll(() => Promise.all(apps.map((app) => app.close())));

  const answersTo = ({ path = '/haptik', method = 'POST', signature, headers = [] }: Call) => {
    const lines = [
      `${method} ${path} HTTP/1.1`,
      'Host: bot.example',
      `X-Hub-Signature: ${signature ?? SIGNATURE}`,
      ...(method === 'POST'
        ? ['Content-Type: application/json', `Content-Length: ${BODY.length}`]
        : []),
      ...headers,
    ];
    const body = method === 'POST' ? [BODY] : [];
    return Promise.all(apps.map((app) => exchange(app, `${lines.join('\r\n')}\r\n\r\n`, ...body)));
  };
  const only = (answers: (RawResponse | undefined)[]): RawResponse | undefined => {
    const outcomes = answers.map((answer) => [answer?.status, answer?.body]);
    expect(outcomes).toEqual(answers.map(() => outcomes[0]));
    return answers[0];
  };

  it.each([
    '/haptik',
    '/haptik/',
    '//haptik',
    '///haptik//',
    '/haptik?',
    '/haptik?a=1&b=//x/',
    '/haptik/?a=1',
    '//haptik/?a=1',
    '/haptik#x',
    '/Haptik',
    '/HAPTIK/',
    '/%68aptik',
    '/h%61pti%6B/',
    'http://bot.example/haptik',
    'HTTP://bot.example//Haptik/?a=1',
    '/haptik/support',
    '/haptik//support/',
    '/Haptik/support?a=1',
    '/haptik/%73upport',
  ])('at %s it is accepted', async (path) => {
    const said = path.includes('upport') ? 'support' : 'hello';
    const reply = `{"status":true,"response":["${said}"]}`;
    expect(only(await answersTo({ path }))?.body).toBe(reply);
    expect(only(await answersTo({ path, method: 'GET' }))?.status).toBe(200);
    expect(only(await answersTo({ path, method: 'PUT' }))?.status).toBe(405);
    expect(only(await answersTo({ path, signature: FORGED }))?.status).toBe(401);
  });

  it.each([
    '/haptik.',
    '/haptik..',
    '/haptik/.',
    '/haptik/..',
    '/./haptik',
    '/x/../haptik',
    '/haptik;a=1',
    '/haptik;',
    '/haptik%2F',
    '/%2Fhaptik',
    '/haptik%20',
    '/haptik%',
    '/haptik%zz',
    '/Haptik%E0%A4%A',
    '/haptik%00',
    '/haptik%3Fa=1',
    '/%2568aptik',
    '/\\haptik',
    '/haptik\\',
    '/haptik/Support',
    '/haptik/SUPPORT/',
    '/haptik/support.',
    '/haptik/support;a=1',
    '/haptik/nobody',
    '/haptik/search',
    '/api/haptik',
    '/hapti',
    '/haptikk',
  ])('at %s it gets 404', async (path) => {
    expect((await answersTo({ path })).map((answer) => answer?.status)).toEqual(allGet(404));
    expect((await answersTo({ path, method: 'GET' })).map((answer) => answer?.status)).toEqual(
      allGet(404),
    );
  });

  it.each(['/haptik/files/a//b/', '/haptik//search/a/b/c/d/', '/Haptik//a/%62'])(
    'at %s the host sees the original URL',
    async (path) => {
      for (const app of apps) {
        const answer = await exchange(app, `GET ${path} HTTP/1.1\r\nHost: b\r\n\r\n`);
        expect(answer?.body).toContain(`Cannot GET ${path}`);
      }
    },
  );

  it.each(['/haptik/%', '/haptik/%E0%A4%A', '/haptik/%ZZ'])(
    'at %s it is rejected',
    async (path) => {
      const answers = await answersTo({ path });
      expect(answers.map((answer) => answer?.status)).toEqual(allGet(400));
    },
  );

  it.each([
    '/haptik/search/cities',
    '/haptik/search/cities/',
    '//haptik//search//cities',
    '/Haptik/Search/cities',
    '/haptik/SEARCH/cities/?query=p',
    '/haptik/support/Search/cities',
  ])('at %s a search is answered', async (path) => {
    const answer = only(await answersTo({ path, method: 'GET' }));
    expect(answer?.status).toBe(path.includes('support') ? 404 : 200);
  });

  it.each([
    ['Content-Encoding: identity'],
    ['Content-Encoding: Identity'],
    ['Content-Encoding: IDENTITY'],
    ['content-encoding:identity  '],
    ['Content-Encoding:'],
    ['Content-Encoding:   '],
    ['Content-Encoding: identity, identity'],
    ['Content-Encoding: ,identity,'],
    ['Content-Encoding: identity', 'Content-Encoding: Identity'],
    ['Content-Encoding: identity', 'Content-Encoding:'],
  ])('with %s it is accepted', async (...headers) => {
    expect(only(await answersTo({ headers }))?.body).toBe('{"status":true,"response":["hello"]}');
  });

  it.each([
    ['Content-Encoding: gzip'],
    ['Content-Encoding: GZIP'],
    ['Content-Encoding: br'],
    ['Content-Encoding: deflate'],
    ['Content-Encoding: zstd'],
    ['Content-Encoding: none'],
    ['Content-Encoding: utf-8'],
    ['Content-Encoding: "identity"'],
    ['Content-Encoding: identity;q=1'],
    ['Content-Encoding: identity, gzip'],
    ['Content-Encoding: gzip', 'Content-Encoding: identity'],
  ])('with %s it is rejected', async (...headers) => {
    const answers = await answersTo({ headers });
    expect(answers.map((answer) => answer?.status)).toEqual(allGet(400));
  });

  it('signed calls to a wrong path log the endpoints once, without a key', async () => {
    for (const path of ['/hook', '/haptk/search/cities/k3y', '/haptik/suport?token=t0k3n']) {
      await answersTo({ path });
    }
    const linesOf = () => logger.linesOf('warn').filter((line) => line.includes('Nothing answers'));
    expect(await eventually(async () => linesOf().length, HOSTS.length)).toBe(HOSTS.length);
    expect(linesOf()[0]).toContain('The bots call /haptik, /haptik/support.');
    expect(logger.lines.join()).not.toMatch(/k3y|t0k3n/);
  });
});

describe.each(HTTP_PLATFORMS)('the path of the endpoint on %s', (platform) => {
  const taken = async (
    settings: Omit<BootOptions, 'platform'>,
    ...paths: string[]
  ): Promise<unknown> => {
    const logger = new MemoryLogger();
    const app = await boot({ platform, logger, metadata: { providers: [EchoBot] }, ...settings });
    try {
      const statuses: unknown[] = [];
      for (const path of paths) {
        const head = `POST ${path} HTTP/1.1\r\nHost: b\r\nContent-Type: application/json\r\n`;
        const signed = `Content-Length: ${BODY.length}\r\nX-Hub-Signature: ${SIGNATURE}\r\n\r\n`;
        statuses.push((await exchange(app, head + signed, BODY))?.status);
      }
      return [statuses, logger.linesOf('warn').length];
    } finally {
      await app.close();
    }
  };

  it('is lenient below a global prefix and with a path that contains capital letters', async () => {
    const host = (app: INestApplication) => app.setGlobalPrefix('Api/v1');
    const options = { path: '/Bots/in/' };
    expect(
      await taken({ host, options }, '/Api/v1/Bots/in', '//api/V1//bots/IN/', '/bots/in'),
    ).toEqual([[200, 200, 404], 1]);
  });

  it('does not affect URLs of the host when it is a parameter segment', async () => {
    const options = { path: ':tenant' };
    const app = await boot({ platform, options, metadata: { providers: [EchoBot] } });
    const answer = await exchange(app, 'GET /one/a//b/ HTTP/1.1\r\nHost: b\r\n\r\n');
    expect(answer?.body).toContain('Cannot GET /one/a//b/');
    await app.close();
  });

  it('is lenient when the host excludes it from its prefix', async () => {
    const host = (app: INestApplication) => app.setGlobalPrefix('api', { exclude: ['haptik'] });
    expect(await taken({ host }, '/haptik', '//Haptik/', '/api/haptik')).toEqual([
      [200, 200, 404],
      1,
    ]);
  });

  it('is logged for a call to a wrong path, without the key', async () => {
    const logger = new MemoryLogger();
    const options = { path: 'a/b/c/d/haptik' };
    await taken({ options, logger }, '/haptik/search/cities/k3y');
    await taken({ options, logger }, '/haptik/serach/cities/k3y');
    await taken({ options, logger }, '/a/b/haptik');
    const loggedRequests = logger
      .linesOf('warn')
      .map((line) => /Nothing answers (\S+ \S+),/.exec(line)?.[1]);
    expect(loggedRequests).toEqual([
      'POST "/haptik/search/…"',
      'POST "/haptik/serach/…"',
      'POST "/a/b/haptik"',
    ]);
  });

  it('is lenient when a router mounts the module', async () => {
    const metadata: ModuleMetadata = {
      imports: [RouterModule.register([{ path: 'mounted', module: HaptikModule }])],
      providers: [EchoBot],
    };
    expect(await taken({ metadata }, '/mounted/haptik', '//Mounted/haptik/', '/haptik')).toEqual([
      [200, 200, 404],
      1,
    ]);
  });
});
