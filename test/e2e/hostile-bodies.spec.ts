import { HTTP_PLATFORMS } from '../support/test.app.js';
import { asCalls, harmlessBody, HOSTILE_BODIES } from '../support/hostile.bodies.js';
import { HostileHost } from '../support/hostile.host.js';

/** Enough for work that grows with the square to take ten times what is allowed. */
const BYTES = 300_000;
const LONG = 120_000;

describe.each(HTTP_PLATFORMS)('bodies that mean harm on %s', (platform) => {
  let host: HostileHost;

  beforeAll(async () => {
    host = await HostileHost.start(platform, BYTES);
  });
  afterAll(() => host.host.app.close());

  it.each([
    ['POST /auth/sign-in/email', 'email'],
    ['POST /invitation/invitee', 'token'],
  ])(
    'are refused by %s before they are read, whatever is in its %s',
    async (line, field) => {
      // Fastify's own parser refuses prototypes before anything of ours.
      const statuses = platform === 'fastify' ? [413, 400] : [413];
      const send = host.asAnonymous(line);
      expect(await host.findProblems(send, HOSTILE_BODIES, field, statuses)).toEqual([]);
    },
    LONG,
  );

  it.each([
    ['POST /auth/sign-in/email', 'email'],
    ['POST /setup', 'token'],
    ['POST /invitation', 'password'],
    ['POST /invitation/invitee', 'token'],
  ])(
    'cost %s no more than an empty one when they are as long as anybody may send, whatever is in its %s',
    async (line, field) => {
      const send = host.asAnonymous(line);
      expect(await host.findPublicProblems(send, HOSTILE_BODIES, field, [400])).toEqual([]);
    },
    LONG,
  );

  it('that cost an endpoint little, each time, would be noticed', async () => {
    const send = host.asAnybody('/costly');
    const faults = await host.findPublicProblems(send, { any: harmlessBody }, 'a', [201]);
    expect(faults).toEqual([expect.stringMatching(/^any: \d/)]);
  });

  it.each([
    ['POST /users', 'email'],
    ['POST /copy/publish', 'texts'],
  ])(
    'cost %s no more than others, whatever is in its %s',
    async (line, field) => {
      const send = host.asAdministrator(line);
      expect(await host.findProblems(send, HOSTILE_BODIES, field, [400])).toEqual([]);
    },
    LONG,
  );

  it(
    'cost the operator API no more than others',
    async () => {
      const send = host.asOperator('PUT /switches');
      expect(await host.findProblems(send, HOSTILE_BODIES, 'note', [400])).toEqual([]);
    },
    LONG,
  );

  it(
    'cost a node no more than others when they are signed, and are answered',
    async () => {
      const bodies = asCalls(HOSTILE_BODIES);
      const statuses = [200, 400];
      expect(await host.findProblems(host.asHaptik(), bodies, 'address', statuses)).toEqual([]);
    },
    LONG,
  );
});
