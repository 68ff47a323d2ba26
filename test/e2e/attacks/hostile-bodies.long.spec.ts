import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { asCalls, HOSTILE_BODIES } from '../../support/values/hostile.bodies.js';
import { HostileHost } from '../../support/hostile.host.js';

/** Near the body limit of the hosts of the README. */
const BYTES = 900_000;
const LONG = 300_000;

/**
 * Endpoints that read a body, with known fields of it, for authenticated clients. They get bodies that a parser of the
 * platform has read, so each is tested on one of them.
 */
const CONSOLE = [
  ['POST /users', 'email'],
  ['POST /users', 'languages'],
  ['PATCH /users/1', 'prefixes'],
  ['POST /tokens', 'scopes'],
  ['POST /tokens', 'expiresAt'],
  ['PATCH /session', 'name'],
  ['POST /session/password', 'password'],
  ['PUT /copy/messages/order.track/en', 'text'],
  ['PUT /copy/messages/order.track/en', 'version'],
  ['POST /copy/publish', 'texts'],
  ['POST /copy/publish', 'at'],
  ['POST /copy/languages', 'language'],
  ['POST /copy/import', 'apply'],
  ['PUT /operations/switches', 'note'],
] as const;

describe.each(HTTP_PLATFORMS)('long malicious bodies on %s', (platform) => {
  let host: HostileHost;

  beforeAll(async () => {
    host = await HostileHost.start(platform, BYTES);
  });
  afterAll(() => host.host.app.close());

  it.each(CONSOLE.filter((_, index) => HTTP_PLATFORMS[index % 2] === platform))(
    'cost %s no more than others, with any content of %s',
    async (line, field) => {
      const send = host.asAdministrator(line);
      expect(await host.findProblems(send, HOSTILE_BODIES, field, [400])).toEqual([]);
    },
    LONG,
  );

  it.each([
    ['POST /setup', 'name'],
    ['POST /invitation', 'password'],
  ])(
    'are rejected by %s before they are read, with any content of %s',
    async (line, field) => {
      expect(await host.findUnreadProblems(line, field)).toEqual([]);
    },
    LONG,
  );

  it.each(['bot', 'node', 'mode', 'note'])(
    'cost the operator API no more than others, with any content of %s',
    async (field) => {
      const send = host.asOperator('PUT /switches');
      expect(await host.findProblems(send, HOSTILE_BODIES, field, [400])).toEqual([]);
    },
    LONG,
  );

  it.each(['product_name', 'labels', 'address', 'other'])(
    'cost a node no more than others when they are signed, in the entity %s',
    async (field) => {
      const bodies = asCalls(HOSTILE_BODIES);
      expect(await host.findProblems(host.asHaptik(), bodies, field, [200, 400])).toEqual([]);
    },
    LONG,
  );
});
