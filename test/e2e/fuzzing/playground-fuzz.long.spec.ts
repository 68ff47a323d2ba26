import * as fc from 'fast-check';
import { createChatRoutes } from '../../../packages/cli/src/playground/http/chat.routes.js';
import { createRunRoutes } from '../../../packages/cli/src/playground/http/run.routes.js';
import { createSetupRoutes } from '../../../packages/cli/src/playground/http/setup.routes.js';
import type { PlaygroundSession } from '../../../packages/cli/src/playground/playground.session.js';
import { ScriptedBot } from '../../support/bots/scripted.bot.js';
import type { FuzzRequest, HeaderLine } from '../../support/fuzzing/fuzz.request.js';
import { FUZZ_SEED, FUZZ_TIMEOUT_MS } from '../../support/fuzzing/fuzz.settings.js';
import { FuzzTarget } from '../../support/fuzzing/fuzz.target.js';
import { oddJson } from '../../support/fuzzing/odd.values.js';
import { fuzzRequests, plainRequest } from '../../support/fuzzing/plain.requests.js';
import { mutationsOf } from '../../support/fuzzing/request.mutations.js';
import { PlaygroundClient } from '../../support/playground/playground.client.js';

const SECRET = 'the-secret-9f3a1c';

/** Bodies that are valid, by path. */
const BODIES: Readonly<Record<string, object>> = {
  '/runs': { node: 'order', rawBody: '{}' },
  '/press': { entryId: 'm1', path: ['0'] },
  '/say': { text: 'Hi' },
  '/search': { entryId: 'm1', field: 'q', query: 'x' },
  '/settings': { timeoutMs: 1_000 },
  '/flow': { steps: [{ node: 'order' }] },
  '/presets/:name': { node: 'order' },
  '/conversation/agent-message': { text: 'Hi' },
  '/conversation/reset': { what: 'conversation' },
};

/** Headers of other web pages. */
const FOREIGN: readonly HeaderLine[] = [
  ['Host', 'evil.example'],
  ['Host', 'localhost.evil.example'],
  ['Origin', 'https://evil.example'],
  ['Origin', 'null'],
  ['Sec-Fetch-Site', 'cross-site'],
];

/** A request to each route of the server. */
function requestsOfRoutes(): FuzzRequest[] {
  const nothing = {} as PlaygroundSession;
  const routes = [createSetupRoutes, createRunRoutes, createChatRoutes].flatMap(
    (create) => create(nothing).routes,
  );
  const requests = routes.map(({ method, path }) => {
    const body = method === 'GET' || method === 'DELETE' ? '' : JSON.stringify(BODIES[path] ?? {});
    return plainRequest(`${method} /api${path.replaceAll(/:\w+/g, 'one')}`, [], body);
  });
  const pages = ['/', '/index.html', '/assets/index.js', '/api/events', '/api/unknown'];
  return [...requests, ...pages.map((page) => plainRequest(`GET ${page}`))];
}

const HEALTHY = { state: 200, errors: [] };

describe(`the server of the playground, fuzzed (FUZZ_SEED=${FUZZ_SEED})`, () => {
  const bot = new ScriptedBot();
  let playground: PlaygroundClient;
  let target: FuzzTarget;
  const requests = requestsOfRoutes();
  /** It still answers, and has logged no error. */
  const readHealth = async (): Promise<unknown> => ({
    state: (await target.send(plainRequest('GET /api/state'))).status,
    errors: playground.log,
  });
  beforeAll(async () => {
    playground = await PlaygroundClient.start({ url: await bot.start(), secret: SECRET });
    target = new FuzzTarget(Number(new URL(playground.playground.url).port), [SECRET]);
    bot.respondWith({ status: true, response: ['Hello'] });
  });
  afterAll(async () => {
    await playground.stop();
    await bot.stop();
  });

  it(
    'answers strange requests',
    async () => {
      await fuzzRequests(target, mutationsOf(requests));
      expect(await readHealth()).toEqual(HEALTHY);
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'answers wrong bodies',
    async () => {
      const writes = requests.filter(({ body }) => body !== '');
      const wrong = fc
        .tuple(fc.constantFrom(...writes), fc.nat(), oddJson)
        .map(([request, at, odd]): FuzzRequest => {
          const entries = Object.entries(JSON.parse(request.body) as object);
          const [key] = entries[at % Math.max(entries.length, 1)] ?? ['unknown'];
          const json = JSON.stringify(Object.fromEntries([...entries, [key, odd]]));
          return { ...request, body: Buffer.from(json).toString('latin1') };
        });
      await fuzzRequests(target, wrong);
      expect(await readHealth()).toEqual(HEALTHY);
    },
    FUZZ_TIMEOUT_MS,
  );

  it(
    'refuses strange requests of other web pages',
    async () => {
      const foreign = fc
        .tuple(mutationsOf(requests), fc.constantFrom(...FOREIGN))
        .map(([request, line]): FuzzRequest => {
          const others = request.headers.filter(
            ([name]) => name.toLowerCase() !== line[0].toLowerCase(),
          );
          return { ...request, headers: [line, ...others] };
        });
      await fuzzRequests(target, foreign, ({ status = 0 }) =>
        status < 400 ? [`status ${status} for another page`] : [],
      );
      expect(await readHealth()).toEqual(HEALTHY);
    },
    FUZZ_TIMEOUT_MS,
  );
});
