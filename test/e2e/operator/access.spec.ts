import { type ExecutionContext, Injectable, Module } from '@nestjs/common';
import {
  HaptikOperatorModule,
  type HaptikOperatorOptions,
  OperatorGuard,
} from 'nestjs-haptik/operator';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { FlakyHost } from '../../support/flaky.host.js';
import { OperatorApiClient, operatorRoutes, TOKEN } from '../../support/operator.api.client.js';

/** Every endpoint with a request and its status without storage. */
const ENDPOINTS: Readonly<Record<string, readonly [line: string, body: unknown, status: number]>> =
  {
    'GET operator/handoffs': ['GET /handoffs?state=dead-letter', undefined, 501],
    'GET operator/handoffs/counts': ['GET /handoffs/counts', undefined, 501],
    'POST operator/handoffs/:id/retry': ['POST /handoffs/71/retry', undefined, 501],
    'POST operator/handoffs/:id/cancel': ['POST /handoffs/71/cancel', undefined, 501],
    'GET operator/switches': ['GET /switches', undefined, 200],
    'PUT operator/switches': ['PUT /switches', { mode: 'fallback' }, 200],
    'DELETE operator/switches': ['DELETE /switches', undefined, 200],
    'GET operator/nodes': ['GET /nodes', undefined, 200],
  };

describe.each(HTTP_PLATFORMS)('the operator API on %s', (platform) => {
  let host: FlakyHost;
  beforeAll(async () => {
    const imports = [HaptikOperatorModule.forRoot({ token: TOKEN })];
    host = await FlakyHost.start(platform, {}, { imports });
  });
  beforeEach(() => void (host.logger.lines.length = 0));
  afterAll(() => host.stop());

  it('has exactly these endpoints', () => {
    expect(operatorRoutes(host.app).toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted());
  });

  it.each(Object.entries(ENDPOINTS))(
    'answers %s with the token, and forbids caching',
    async (_, [line, body, status]) => {
      const answer = await (await OperatorApiClient.forApp(host.app)).request(line, body);
      expect(answer.status).toBe(status);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    },
  );

  it.each(Object.entries(ENDPOINTS))(
    'rejects %s without the token, with the same response, and changes nothing',
    async (_, [line, body]) => {
      const operator = await OperatorApiClient.forApp(host.app);
      const invalidHeaders = [
        undefined,
        '',
        'Bearer',
        'Bearer ',
        `Bearer ${TOKEN.slice(0, -1)}`,
        `Bearer ${TOKEN}x`,
        `Bearer ${TOKEN} ${TOKEN}`,
        `Basic ${TOKEN}`,
        TOKEN,
        `Bearer ${TOKEN.toUpperCase()}`,
        `Bearer ${'x'.repeat(8_000)}`,
      ];
      const refusals = new Set<string>();
      for (const Authorization of invalidHeaders) {
        const unauthenticatedClient = await OperatorApiClient.forApp(host.app, null);
        const { status, headers, text } = await unauthenticatedClient.request(line, body, {
          ...(Authorization !== undefined && { Authorization }),
        });
        const [challenge, kept] = [headers.get('www-authenticate'), headers.get('cache-control')];
        refusals.add(`${status} ${challenge} ${kept} ${text}`);
      }
      expect([...refusals]).toEqual([
        '401 Bearer no-store {"message":"Unauthorized","statusCode":401}',
      ]);
      expect((await operator.request('GET /switches')).body).toEqual({ switches: [] });
      expect(host.logger.linesOf('warn')).toHaveLength(invalidHeaders.length);
      expect(host.logger.lines.join('\n')).not.toContain(TOKEN.slice(0, -1));
    },
  );

  it('explains how to store handoffs when they are not stored', async () => {
    const { body } = await (await OperatorApiClient.forApp(host.app)).request('GET /handoffs');
    expect(body).toMatchObject({ message: expect.stringMatching(/Add HaptikStorageModule/) });
  });

  it.each([
    'GET /handoffs?stat=dead-letter',
    'GET /handoffs?state=lost',
    'GET /handoffs?state=',
    'GET /handoffs?bot=a&bot=b',
    'GET /handoffs?bot=%00',
    `GET /handoffs?node=${'x'.repeat(201)}`,
    'GET /handoffs?limit=0',
    'GET /handoffs?limit=201',
    'GET /handoffs?limit=1.5',
    'GET /handoffs?limit=many',
    'GET /handoffs/counts?since=yesterday',
    'GET /handoffs/counts?since=2026-02-31T99:00:00Z',
    'GET /handoffs/counts?since=1',
    'GET /handoffs/counts?until=2026-01-01',
    'DELETE /switches?mode=normal',
    'DELETE /switches?node=',
  ])('rejects %s with the reason', async (line) => {
    const { status, body } = await (await OperatorApiClient.forApp(host.app)).request(line);
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: [expect.any(String)] });
  });

  it('responds 404 for unknown endpoints', async () => {
    const operator = await OperatorApiClient.forApp(host.app);
    expect((await operator.request('GET /')).status).toBe(404);
    expect((await operator.request('DELETE /handoffs/71')).status).toBe(404);
  });
});

describe('the operator', () => {
  let host: FlakyHost | undefined;
  afterEach(async () => {
    await host?.stop();
    host = undefined;
  });
  const start = async (module: ReturnType<typeof HaptikOperatorModule.forRoot>) => {
    host = await FlakyHost.start('express', {}, { imports: [module] });
    return host.app;
  };
  const switchedBy = async (operator: OperatorApiClient): Promise<unknown> => {
    await operator.request('PUT /switches', { mode: 'handoff' });
    const { body } = await operator.request('GET /switches');
    return (body as { switches: { changedBy?: string }[] }).switches[0]?.changedBy;
  };

  it('is required for every request, and repeated rejections keep the log short', async () => {
    const unauthenticatedClient = await OperatorApiClient.forApp(
      await start(HaptikOperatorModule.forRoot({ token: TOKEN })),
      null,
    );
    for (let time = 0; time < 150; time++) await unauthenticatedClient.request('GET /nodes');
    expect(host?.logger.linesOf('warn')).toHaveLength(100);
  });

  it('has the name of the token', async () => {
    const tokens = { asha: `${TOKEN}-asha`, ravi: `${TOKEN}-ravi` };
    const app = await start(HaptikOperatorModule.forRoot({ tokens }));
    expect(await switchedBy(await OperatorApiClient.forApp(app, tokens.asha))).toBe('asha');
    expect(await switchedBy(await OperatorApiClient.forApp(app, tokens.ravi))).toBe('ravi');
    expect((await (await OperatorApiClient.forApp(app)).request('GET /nodes')).status).toBe(401);
  });

  it('is "operator" with a shared token', async () => {
    const app = await start(HaptikOperatorModule.forRoot({ token: TOKEN }));
    expect(await switchedBy(await OperatorApiClient.forApp(app))).toBe('operator');
  });

  it('can be configured asynchronously', async () => {
    const useFactory = () => Promise.resolve({ tokens: { asha: TOKEN } });
    const app = await start(HaptikOperatorModule.forRootAsync({ path: 'ops', useFactory }));
    expect(await switchedBy(await OperatorApiClient.forApp(app, TOKEN, 'ops'))).toBe('asha');
  });

  it('is identified by a guard of the host, which Nest instantiates', async () => {
    @Injectable()
    class Staff {
      readonly badges: Readonly<Record<string, string>> = { 'badge-7': 'meera' };
    }
    @Module({ providers: [Staff], exports: [Staff] })
    class StaffModule {}
    @Injectable()
    class BadgeGuard extends OperatorGuard {
      constructor(private readonly staff: Staff) {
        super();
      }

      override identifyOperator(context: ExecutionContext): Promise<string | undefined> {
        const { headers } = context
          .switchToHttp()
          .getRequest<{ headers: Record<string, string> }>();
        return Promise.resolve(this.staff.badges[headers['x-badge'] ?? '']);
      }
    }
    const imports = [StaffModule];
    const app = await start(HaptikOperatorModule.forRoot({ guard: BadgeGuard, imports }));
    const operator = await OperatorApiClient.forApp(app);
    expect((await operator.request('GET /nodes')).status).toBe(401);
    const put = await operator.request(
      'PUT /switches',
      { mode: 'handoff' },
      { 'X-Badge': 'badge-7' },
    );
    expect(put.status).toBe(200);
    const { text } = await operator.request('GET /switches', undefined, { 'X-Badge': 'badge-7' });
    expect(text).toContain('"changedBy":"meera"');
  });

  it.each<[string, HaptikOperatorOptions, RegExp]>([
    ['no option', {}, /one of the options token, tokens and guard, and got none/],
    ['an unset variable', { token: undefined }, /import the module only when it is set/],
    ['an empty token', { token: '' }, /token of "operator" is too weak/],
    ['fifteen characters', { token: 'x'.repeat(15) }, /16 or more .*openssl rand -hex 24/],
    ['a token with a space', { token: `${TOKEN} ${TOKEN}` }, /not valid in a header/],
    ['no operators', { tokens: {} }, /one or more named operators/],
    ['a nameless operator', { tokens: { ' ': TOKEN } }, /one or more named operators/],
    ['one weak token of two', { tokens: { asha: TOKEN, ravi: 'r4vi' } }, /token of "ravi"/],
    ['one token of two', { tokens: { asha: TOKEN, ravi: TOKEN } }, /two operators have the same/],
    ['a token and tokens', { token: TOKEN, tokens: { asha: TOKEN } }, /and got several/],
  ])('cannot be configured by %s, which fails the boot with the cure', async (_, options, cure) => {
    const failure = await start(HaptikOperatorModule.forRoot(options)).catch(
      ({ name, message }: Error) => `${name} ${message}`,
    );
    expect(failure).toMatch(/^HaptikSetupError /);
    expect(failure).toMatch(cure);
    expect(failure).not.toMatch(/r4vi|op-t0ken|xxx/);
  });
});

describe('an operator API without HaptikModule', () => {
  it('fails the boot with the module to import', async () => {
    const { Test } = await import('@nestjs/testing');
    const imports = [HaptikOperatorModule.forRoot({ token: TOKEN })];
    const module = await Test.createTestingModule({ imports }).compile();
    await expect(module.createNestApplication().init()).rejects.toThrow(
      /Import HaptikModule.forRoot\(…\) as well/,
    );
  });
});
