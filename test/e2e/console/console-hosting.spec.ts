import { type INestApplication, VersioningType } from '@nestjs/common';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { ConsoleApiClient, ConsoleHost, PASSWORD } from '../../support/console/console.host.js';
import { TOKEN } from '../../support/operator.api.client.js';

interface Case {
  readonly host: (app: INestApplication) => unknown;
  /** URL of the console. */
  readonly at: string;
  /** URL that must not serve the console. */
  readonly gone: string;
}

const except =
  (...exclude: string[]) =>
  (app: INestApplication): unknown =>
    app.setGlobalPrefix('api', { exclude });
const uri = (defaultVersion: string | string[]) => (app: INestApplication) =>
  app.enableVersioning({ type: VersioningType.URI, defaultVersion });

const CASES: Readonly<Record<string, Case>> = {
  'a global prefix': { host: (app) => app.setGlobalPrefix('api'), at: '/api', gone: '' },
  'a prefix that it is kept out of': {
    host: except('console', 'console/*path'),
    at: '',
    gone: '/api',
  },
  'a prefix that it is kept out of by one pattern': {
    host: except('console{/*path}'),
    at: '',
    gone: '/api',
  },
  'a prefix that more is kept out of': {
    host: except('haptik', 'haptik/*path', 'console', 'console/*path', 'operator/*path'),
    at: '',
    gone: '/api',
  },
  'versions in its URLs': { host: uri('1'), at: '', gone: '/v1' },
  'two versions in its URLs': { host: uri(['1', '2']), at: '', gone: '/v2' },
  'versions in its URLs, and a prefix': {
    host: (app) => {
      app.setGlobalPrefix('api');
      return uri('1')(app);
    },
    at: '/api',
    gone: '/api/v1',
  },
  'versions in a header': {
    host: (app) => app.enableVersioning({ type: VersioningType.HEADER, header: 'Version' }),
    at: '',
    gone: '/v1',
  },
};

describe.each(HTTP_PLATFORMS)('a console mounted in a host on %s', (platform) => {
  it.each(Object.entries(CASES))(
    'with %s is served at exactly one path',
    async (_, { host, at, gone }) => {
      const imports = [HaptikOperatorModule.forRoot({ token: TOKEN })];
      const console = await ConsoleHost.start(platform, {}, { host, imports });
      try {
        const ask = async (path: string): Promise<[string, number, string | undefined]> => {
          const answer = await fetch(`${console.url}${path}`);
          const base = /<base href="([^"]*)"/.exec(await answer.text())?.[1];
          return [path, answer.status, base];
        };
        const pages = ['/console', '/console/', '/console/messages/x', '/console/a/b/c?d=e'];
        for (const page of pages) {
          expect(await ask(`${at}${page}`)).toEqual([`${at}${page}`, 200, `${at}/console/`]);
          expect(await ask(`${gone}${page}`)).toEqual([`${gone}${page}`, 404, undefined]);
        }
        const { href } = await console.setupLink();
        const page = await (await fetch(href)).text();
        expect([href, page]).toEqual([href, expect.stringContaining(`href="${at}/console/"`)]);
        for (const [path, status] of [
          ['/console/api/sign-in', 200],
          ['/console/api/SIGN-IN/', 200],
          ['/console/api/session', 401],
          ['/console/api/nothing', 404],
        ] as const) {
          const answer = await fetch(`${console.url}${at}${path}`);
          expect([path, answer.status]).toEqual([path, status]);
          expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
          expect((await fetch(`${console.url}${gone}${path}`)).status).toBe(404);
        }
      } finally {
        await console.app.close();
      }
    },
  );

  it('below a prefix invites users to the page that it serves', async () => {
    const host = (app: INestApplication) => app.setGlobalPrefix('api');
    const console = await ConsoleHost.start(platform, {}, { host });
    try {
      const headers = { Origin: console.url };
      const client = new ConsoleApiClient(`${console.url}/api`);
      const asha = { name: 'Asha', email: 'asha@example.com', password: PASSWORD };
      await client.request('POST /setup', { ...asha, token: await console.setupToken() }, headers);
      const ravi = { name: 'Ravi', email: 'ravi@example.com', role: 'viewer' };
      const { link } = (await client.request('POST /users', ravi, headers)).body;
      expect(link).toMatch(`${console.url}/api/console/invitation#`);
      expect(await (await fetch(link)).text()).toContain('href="/api/console/"');
    } finally {
      await console.app.close();
    }
  });
});
