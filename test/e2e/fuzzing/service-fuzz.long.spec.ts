import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { ConsoleServiceProcess } from '../../support/console/console.service.process.js';
import { FuzzedConsole, PRIVATE_MARK } from '../../support/fuzzing/fuzzed.console.js';
import { FUZZ_SEED, FUZZ_TIMEOUT_MS } from '../../support/fuzzing/fuzz.settings.js';
import { mutationsOf } from '../../support/fuzzing/request.mutations.js';
import { FuzzTarget } from '../../support/fuzzing/fuzz.target.js';
import { fuzzRequests, plainRequest, signedCall } from '../../support/fuzzing/plain.requests.js';
import { FlakyHost } from '../../support/flaky.host.js';
import { operatorRoutes } from '../../support/operator.api.client.js';
import { migratedDatabase } from '../../support/servers/database/postgres.test.server.js';
import { HTTP_PLATFORMS } from '../../support/test.app.js';

const SECRET = 'secret-of-fuzzing-81c2';
const OPERATOR = 'operator-of-fuzzing-77d0';
const HEALTHY = { call: 200, ready: 200, errors: [] };
const BEARER = ['Authorization', `Bearer ${OPERATOR}`] as const;
/** A request of operators to each route. */
const OPERATOR_LINES: Readonly<Record<string, string>> = {
  'GET operator/handoffs': 'GET /operator/handoffs?limit=2',
  'GET operator/handoffs/counts': 'GET /operator/handoffs/counts',
  'POST operator/handoffs/:id/retry': 'POST /operator/handoffs/71/retry',
  'POST operator/handoffs/:id/cancel': 'POST /operator/handoffs/71/cancel',
  'GET operator/switches': 'GET /operator/switches',
  'PUT operator/switches': 'PUT /operator/switches',
  'DELETE operator/switches': 'DELETE /operator/switches?node=order_status',
  'GET operator/nodes': 'GET /operator/nodes',
};

it('the operator API is fuzzed at every route', async () => {
  const imports = [HaptikOperatorModule.forRoot({ token: OPERATOR })];
  const host = await FlakyHost.start('express', {}, { imports });
  const routes = operatorRoutes(host.app);
  await host.stop();
  expect(Object.keys(OPERATOR_LINES).toSorted()).toEqual(routes.toSorted());
});

describe.each(HTTP_PLATFORMS)(`the service on %s, fuzzed (FUZZ_SEED=${FUZZ_SEED})`, (platform) => {
  let service: ConsoleServiceProcess;
  let target: FuzzTarget;
  let console: FuzzedConsole;
  /** It still answers, and has logged no error. */
  const readHealth = async (): Promise<unknown> => ({
    call: (await target.send(signedCall('/haptik', SECRET, 'product_price'))).status,
    ready: (await target.send(plainRequest('GET /health/ready'))).status,
    errors: service.process.output.match(/.*(?:\b(?:ERROR|FATAL)\b|Unhandled).*/g) ?? [],
  });
  const secrets = [SECRET, OPERATOR, 'p%40ss', 'p@ss'];

  beforeAll(async () => {
    const database = await migratedDatabase();
    service = await ConsoleServiceProcess.start({
      HTTP_PLATFORM: platform,
      HAPTIK_SECRET: SECRET,
      HAPTIK_OPERATOR_TOKEN: OPERATOR,
      HAPTIK_TRUST_PROXY: 'on',
      DATABASE_URL: database,
    });
    target = new FuzzTarget(Number(new URL(await service.url()).port), secrets);
    const token = new URL(await service.setupLink()).hash.slice(1);
    console = await FuzzedConsole.start(target, token, database, 'order.state');
  });
  afterAll(async () => {
    await console?.close();
    await service?.stop();
  });

  it(
    'answers wrong requests to all operations of the console, and grants no role more',
    async () => {
      expect([...console.refusedActors].toSorted()).toEqual([
        'anonymous',
        'editor',
        'publisher',
        'token',
        'viewer',
      ]);
      await console.fuzz();
      expect(await readHealth()).toEqual(HEALTHY);
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'answers strange requests to all endpoints, and shows clients without credentials nothing',
    async () => {
      const { requests } = console;
      const api = requests.operations.map((operation) => requests.valid(operation));
      const others = [
        'GET /haptik',
        'GET /haptik/search/cities?query=a',
        'GET /haptik/_development',
        'GET /haptik/_development/app',
        'GET /haptik/_development/calls?limit=2',
        'GET /health/live',
        'GET /health/ready',
        'GET /console',
        'GET /console/',
        'GET /console/index.html',
        'GET /console/assets/index.js',
        'GET /operator/nodes',
        'GET /nowhere',
      ].map((line) => plainRequest(line));
      const call = signedCall('/haptik', SECRET, 'order_status');
      const all = mutationsOf([...api, ...others, ...others, call, call, call]);
      await fuzzRequests(target, all, ({ body }) =>
        body.includes(PRIVATE_MARK) ? ['private data'] : [],
      );
      expect(await readHealth()).toEqual(HEALTHY);
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'answers strange requests of operators',
    async () => {
      const requests = Object.values(OPERATOR_LINES).map((line) =>
        plainRequest(line, [BEARER], line.startsWith('PUT') ? '{"mode":"normal"}' : ''),
      );
      await fuzzRequests(target, mutationsOf(requests));
      expect(await readHealth()).toEqual(HEALTHY);
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'answers strange requests for metrics',
    async () => {
      const [, port] = await service.process.waitForOutput(/Metrics: http:\/\/[^:]+:(\d+)/);
      const metrics = new FuzzTarget(Number(port), secrets);
      await fuzzRequests(metrics, mutationsOf([plainRequest('GET /metrics')]));
      expect(await metrics.send(plainRequest('GET /metrics'))).toMatchObject({ status: 200 });
      expect(await readHealth()).toEqual(HEALTHY);
    },
    FUZZ_TIMEOUT_MS,
  );
});
