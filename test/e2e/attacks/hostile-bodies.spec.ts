import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { asCalls, harmlessBody, HOSTILE_BODIES } from '../../support/values/hostile.bodies.js';
import { HostileHost } from '../../support/hostile.host.js';

/** Long enough for quadratic work to exceed the limit tenfold. */
const BYTES = 300_000;
const LONG = 120_000;

describe.each(HTTP_PLATFORMS)('malicious bodies on %s', (platform) => {
  let host: HostileHost;

  beforeAll(async () => {
    host = await HostileHost.start(platform, BYTES);
  });
  afterAll(() => host.host.app.close());

  it.each([
    ['POST /auth/sign-in/email', 'email'],
    ['POST /invitation/invitee', 'token'],
  ])(
    'are rejected by %s before they are read, with any content of %s',
    async (line, field) => {
      expect(await host.findUnreadProblems(line, field)).toEqual([]);
    },
    LONG,
  );

  it.each([
    ['POST /auth/sign-in/email', 'email'],
    ['POST /setup', 'token'],
    ['POST /invitation', 'password'],
    ['POST /invitation/invitee', 'token'],
  ])(
    'cost %s no more than an empty one at the size limit for unauthenticated clients, with any content of %s',
    async (line, field) => {
      const send = host.asAnonymous(line);
      expect(await host.findPublicProblems(send, HOSTILE_BODIES, field, [400])).toEqual([]);
    },
    LONG,
  );

  it('that cost an endpoint little would be noticed by the measurement', async () => {
    const send = host.asAnybody('/costly');
    const faults = await host.findPublicProblems(send, { any: harmlessBody }, 'a', [201]);
    expect(faults).toEqual([expect.stringMatching(/^any: \d/)]);
  });

  it.each([
    ['POST /users', 'email'],
    ['POST /copy/publish', 'texts'],
  ])(
    'cost %s no more than others, with any content of %s',
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
