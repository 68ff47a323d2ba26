import type { INestApplication } from '@nestjs/common';
import { HaptikCopyModule } from 'nestjs-haptik/copy';
import { LeakyBot } from '../../support/bots/leaky.bot.js';
import { ConsoleHost } from '../../support/console/console.host.js';
import { shopCopy } from '../../support/console/copy.console.host.js';
import { FuzzedConsole, PRIVATE_MARK } from '../../support/fuzzing/fuzzed.console.js';
import { FUZZ_SEED, FUZZ_TIMEOUT_MS } from '../../support/fuzzing/fuzz.settings.js';
import { FuzzTarget } from '../../support/fuzzing/fuzz.target.js';
import { fuzzRequests, plainRequest, signedCall } from '../../support/fuzzing/plain.requests.js';
import { mutationsOf } from '../../support/fuzzing/request.mutations.js';
import { migratedDatabase } from '../../support/servers/database/postgres.test.server.js';
import { portOf } from '../../support/servers/http/raw.http.js';
import { boot, ENDPOINTS, HTTP_PLATFORMS, MemoryLogger, SECRET } from '../../support/test.app.js';

const SEED = `(FUZZ_SEED=${FUZZ_SEED})`;

/** Body parsers of the host see the requests first. */
describe.each(HTTP_PLATFORMS)(`a host with the console on %s, fuzzed ${SEED}`, (platform) => {
  let host: ConsoleHost;
  let console: FuzzedConsole;
  let target: FuzzTarget;

  beforeAll(async () => {
    const database = await migratedDatabase();
    const imports = [HaptikCopyModule.forRoot({ copy: [shopCopy] })];
    host = await ConsoleHost.start(platform, { trustProxy: true }, { database, imports });
    target = new FuzzTarget(await portOf(host.app), [SECRET, database]);
    console = await FuzzedConsole.start(target, await host.setupToken(), database, 'order.track');
  });
  afterAll(async () => {
    await console?.close();
    await host?.app.close();
  });

  it('is fuzzed at every route of the console', () => {
    const routes = console.requests.operations.map(({ route }) => route);
    expect(routes.toSorted()).toEqual(host.routes().toSorted());
  });

  it(
    'answers wrong requests to all operations of the console, and grants no role more',
    async () => {
      await console.fuzz();
      expect(host.logger.linesOf('error')).toEqual([]);
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'answers strange requests to the console, and shows clients without credentials nothing',
    async () => {
      const { requests } = console;
      const api = requests.operations.map((operation) => requests.valid(operation));
      const pages = ['', '/', '/index.html', '/assets/index.js', '/api', '/api/unknown'];
      const files = pages.map((page) => plainRequest(`GET /console${page}`));
      await fuzzRequests(target, mutationsOf([...api, ...files, ...files]), ({ body }) =>
        body.includes(PRIVATE_MARK) ? ['private data'] : [],
      );
      expect(host.logger.linesOf('error')).toEqual([]);
      expect(await target.send(plainRequest('GET /console/'))).toMatchObject({ status: 200 });
    },
    FUZZ_TIMEOUT_MS,
  );
});

describe.each(ENDPOINTS)(`the endpoints of bots on %s, fuzzed ${SEED}`, (platform) => {
  let app: INestApplication;
  const logger = new MemoryLogger();
  beforeAll(async () => {
    const bots = { support: { secrets: 'support-secret', search: { key: 'key-of-search' } } };
    const metadata = { providers: [LeakyBot] };
    app = await boot({ platform, logger, metadata, options: { bots, sourceLimits: false } });
  });
  afterAll(() => app.close());

  it(
    'answer strange requests, and then a call',
    async () => {
      const target = new FuzzTarget(await portOf(app), [SECRET, 'support-secret', 'key-of-search']);
      const lines = [
        'GET /haptik',
        'GET /haptik/support',
        'GET /haptik/search/cities?query=a&user_id=1',
        'GET /haptik/support/search/cities/wrong?query=a',
        'GET /haptik/_development',
        'GET /haptik/_development/app',
        'GET /haptik/_development/calls?limit=2',
        'GET /haptik/_development/calls/71',
      ];
      const call = signedCall('/haptik', SECRET, 'order_status');
      const other = signedCall('/haptik/support', 'wrong', 'order_status');
      const requests = lines.map((line) => plainRequest(line));
      await fuzzRequests(target, mutationsOf([...requests, call, call, other]));
      expect(await target.send(call)).toMatchObject({ status: 200 });
    },
    FUZZ_TIMEOUT_MS,
  );
});
