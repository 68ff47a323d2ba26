import { type INestApplication, Module } from '@nestjs/common';
import * as fc from 'fast-check';
import { haptikMain, HaptikModule, sign } from 'nestjs-haptik';
import { RecordingBot } from '../../support/bots/recording.bot.js';
import { exchange } from '../../support/servers/http/raw.http.js';
import { type ClientRequest, EVENT_SOURCES } from '../../support/serverless.events.js';
import { type Endpoint, MemoryLogger } from '../../support/test.app.js';
import { mutate, SeededRandom } from '../../support/values/body.mutations.js';
import { FIXTURE_SECRETS, requestFixtures } from '../../support/values/fixtures.js';
import { caseCountForRun } from '../../support/values/property.cases.js';

type Header = readonly [name: string, value: string];

const bodies = fc.oneof(
  fc
    .tuple(fc.constantFrom(...requestFixtures('integration')), fc.nat())
    .map(([{ bytes }, seed]) => mutate(bytes, new SeededRandom(seed))),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom('{"node":"PING"}', '{"node":"SHIKAYAT","entities":{"a":"नमस्ते"}}')
    .map((text) => Buffer.from(text)),
);

/** The headers of a signature over a body. */
const signatures = (body: Buffer): fc.Arbitrary<readonly Header[]> => {
  const [secret = ''] = FIXTURE_SECRETS;
  const good: Header = ['X-Hub-Signature', sign(body, secret)];
  const forged: Header = ['x-hub-signature', sign(body, 'guess')];
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant([good]) },
    fc.constantFrom(
      [],
      [forged],
      [good, good],
      [forged, good],
      [['X-Hub-Signature', ''] as const],
      [['X-Hub-Signature', good[1].toUpperCase()] as const],
      [['X-Hub-Signature', `${good[1]}, ${good[1]}`] as const],
    ),
  );
};

const types = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Header[]>([['Content-Type', 'application/json']]) },
  fc.constantFrom<Header[]>(
    [],
    [['CONTENT-TYPE', 'Application/JSON ; charset=utf-8']],
    [['Content-Type', 'text/plain']],
    [['Content-Type', 'application/jsonp']],
  ),
);
const encodings = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Header[]>([]) },
  fc.constantFrom<Header[]>([['Content-Encoding', 'identity']], [['Content-Encoding', 'gzip']]),
);

const requests: fc.Arbitrary<ClientRequest> = bodies.chain((body) =>
  fc.record({
    method: fc.oneof(
      { weight: 5, arbitrary: fc.constant('POST') },
      fc.constantFrom('GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
    ),
    path: fc.oneof(
      { weight: 5, arbitrary: fc.constant('/haptik') },
      fc.constantFrom('/HAPTIK/', '//haptik', '/%68aptik', '/haptik/nobody'),
    ),
    headers: fc
      .tuple(types, encodings, signatures(body))
      .map((parts): readonly Header[] => parts.flat()),
    body: fc.constant(body),
  }),
);

describe('any request', () => {
  const recorder = new RecordingBot();
  @Module({
    imports: [HaptikModule.forRoot({ secrets: FIXTURE_SECRETS })],
    providers: [{ provide: RecordingBot, useValue: recorder }],
  })
  class AppModule {}
  const main = haptikMain(AppModule, { logger: new MemoryLogger() });
  const apps = new Map<Endpoint, INestApplication>();
  beforeAll(async () => {
    for (const endpoint of ['express', 'listener', 'fetch'] as const)
      apps.set(endpoint, await new RecordingBot().boot(endpoint));
  });
  afterAll(() => Promise.all([...apps.values()].map((app) => app.close())));

  /** Bodies of other methods than POST are read by the parsers of the host, so they are not sent. */
  const send = (
    endpoint: Endpoint,
    { method, path, headers = [], body: given = Buffer.of() }: ClientRequest,
  ) => {
    const body = method === 'POST' ? given : Buffer.of();
    const length = body.length > 0 ? [['Content-Length', String(body.length)]] : [];
    const lines = [['Host', 'bot.example'], ...headers, ...length].map((line) => line.join(': '));
    const head = [`${method} ${path} HTTP/1.1`, ...lines, '', ''].join('\r\n');
    return exchange(apps.get(endpoint)!, Buffer.concat([Buffer.from(head), body]));
  };

  it.each(['listener', 'fetch'] as const)(
    'gets the same status and body from the %s endpoint as from the route',
    async (endpoint) => {
      await fc.assert(
        fc.asyncProperty(requests, async (request) => {
          const given = request.method === 'HEAD' ? { ...request, method: 'GET' } : request;
          const expected = await send('express', given);
          const response = await send(endpoint, given);
          expect([response?.status, response?.body]).toEqual([expected?.status, expected?.body]);
          expect(response?.headers['allow']).toBe(expected?.headers['allow']);
        }),
        { numRuns: caseCountForRun(3_000) },
      );
    },
  );

  it('gets the same status, body and headers from main as from the route', async () => {
    await fc.assert(
      fc.asyncProperty(
        requests,
        fc.constantFrom(...Object.keys(EVENT_SOURCES)),
        async (request, source) => {
          // exchange() waits for the body that the head of a response announces.
          const isHead = request.method === 'HEAD';
          const response = await send('express', isHead ? { ...request, method: 'GET' } : request);
          const result = await main(EVENT_SOURCES[source]?.(request, true) ?? {});
          expect(result).toMatchObject({
            statusCode: response?.status,
            body: isHead ? '' : response?.body,
          });
          expect(result.headers['Allow']).toBe(response?.headers['allow']);
        },
      ),
      { numRuns: caseCountForRun(3_000) },
    );
  });
});
