import { HTTP_PLATFORMS } from '../../../support/test.app.js';
import { type ConsoleApiClient, ConsoleHost } from '../../../support/console/console.host.js';

const ACTORS = ['anonymous', 'viewer', 'editor', 'publisher', 'administrator', 'token'] as const;
type Who = (typeof ACTORS)[number];

const PEOPLE: readonly Who[] = ['viewer', 'editor', 'publisher', 'administrator'];
const READERS: readonly Who[] = ['publisher', 'administrator'];
const CAN_READ: readonly Who[] = ['viewer', 'editor', 'publisher', 'administrator', 'token'];
const WRITERS: readonly Who[] = ['editor', 'publisher', 'administrator', 'token'];
const PUBLISHERS: readonly Who[] = ['publisher', 'administrator', 'token'];
const ADMINISTRATORS: readonly Who[] = ['administrator'];

/** Every endpoint with the roles that may use it. The token has all scopes that tokens can have. */
const ENDPOINTS: Readonly<Record<string, readonly Who[]>> = {
  'GET console/api/sign-in': ACTORS,
  'POST console/api/setup': ACTORS,
  'POST console/api/invitation': ACTORS,
  'POST console/api/invitation/invitee': ACTORS,
  'POST console/api/auth/sign-in/email': ACTORS,
  'GET console/api/auth/sso': ACTORS,
  'GET console/api/auth/callback/sso': ACTORS,
  'GET console/api/session': PEOPLE,
  'PATCH console/api/session': PEOPLE,
  'POST console/api/session/password': PEOPLE,
  'GET console/api/sessions': PEOPLE,
  'DELETE console/api/sessions/:id': PEOPLE,
  'GET console/api/users': ADMINISTRATORS,
  'POST console/api/users': ADMINISTRATORS,
  'PATCH console/api/users/:id': ADMINISTRATORS,
  'POST console/api/users/:id/invitation': ADMINISTRATORS,
  'GET console/api/users/:id/sessions': ADMINISTRATORS,
  'DELETE console/api/users/:id/sessions': ADMINISTRATORS,
  'GET console/api/tokens': ADMINISTRATORS,
  'POST console/api/tokens': ADMINISTRATORS,
  'DELETE console/api/tokens/:id': ADMINISTRATORS,
  'GET console/api/audit': ADMINISTRATORS,
  'GET console/api/operations/handoffs': READERS,
  'GET console/api/operations/handoffs/counts': READERS,
  'POST console/api/operations/handoffs/:id/retry': ADMINISTRATORS,
  'POST console/api/operations/handoffs/:id/cancel': ADMINISTRATORS,
  'GET console/api/operations/switches': READERS,
  'PUT console/api/operations/switches': ADMINISTRATORS,
  'DELETE console/api/operations/switches': ADMINISTRATORS,
  'GET console/api/operations/nodes': READERS,
  'GET console/api/operations/overview': READERS,
  'GET console/api/operations/live': READERS,
  'GET console/api/openapi.json': CAN_READ,
  'GET console/api/copy/overview': CAN_READ,
  'GET console/api/copy/messages': CAN_READ,
  'GET console/api/copy/messages/:key': CAN_READ,
  'GET console/api/copy/history': CAN_READ,
  'GET console/api/copy/export': CAN_READ,
  'PUT console/api/copy/messages/:key/:language': WRITERS,
  'POST console/api/copy/messages/:key/:language/unschedule': WRITERS,
  'POST console/api/copy/history/:id/undo': WRITERS,
  'POST console/api/copy/history/:id/revert': WRITERS,
  'POST console/api/copy/import': WRITERS,
  'POST console/api/copy/publish': PUBLISHERS,
  'POST console/api/copy/languages': PUBLISHERS,
  'GET console/api/copy/languages/:language': ADMINISTRATORS,
  'DELETE console/api/copy/languages/:language': ADMINISTRATORS,
  'POST console/api/copy/messages/:key/trash': PUBLISHERS,
  'POST console/api/copy/messages/:key/restore': PUBLISHERS,
  // Last, because it ends the session.
  'POST console/api/auth/sign-out': PEOPLE,
};

/** Omits required fields, so that authorized requests fail validation and change nothing. */
const BODY = { nothing: 'that any route knows' };

/** Rejections by the guard, before the body is validated. */
const REJECTION_CODES: ReadonlySet<unknown> = new Set(['unauthenticated', 'forbidden', 'csrf']);

describe.each(HTTP_PLATFORMS)('authorization in the console on %s', (platform) => {
  let host: ConsoleHost;
  const browsers = new Map<Who, ConsoleApiClient>();
  let bearer: string;

  beforeAll(async () => {
    host = await ConsoleHost.start(platform);
    const asha = await host.administrator();
    browsers.set('anonymous', host.createClient());
    browsers.set('administrator', asha);
    for (const role of ['viewer', 'editor', 'publisher'] as const) {
      const user = { name: role, email: `${role}@example.com`, role };
      browsers.set(role, (await asha.inviteUser(user)).browser);
    }
    const scopes = ['copy:read', 'copy:write', 'copy:publish'];
    const { body } = await asha.request('POST /tokens', { name: 'all', scopes });
    bearer = `Bearer ${body.token}`;
  });
  afterAll(() => host.app.close());

  it('is tested for every endpoint', () => {
    const routes = host.routes();
    expect(routes.toSorted()).toEqual(Object.keys(ENDPOINTS).toSorted());
  });

  it.each(Object.entries(ENDPOINTS))('%s', async (route, allowed) => {
    for (const who of ACTORS) {
      const { status, body, headers } = await ask(who, route);
      const isRejected = REJECTION_CODES.has(body?.code);
      expect([who, isRejected]).toEqual([who, !allowed.includes(who)]);
      const refusal = who === 'anonymous' ? 401 : 403;
      expect([who, [401, 403].includes(status)]).toEqual([who, isRejected]);
      expect([who, isRejected ? status : refusal]).toEqual([who, refusal]);
      expect(status).not.toBe(500);
      expect(headers.get('cache-control')).toContain('no-store');
    }
  });

  it('refuses cross-site requests that change something', async () => {
    await browsers.get('administrator')?.signIn('asha@example.com');
    const changes = Object.keys(ENDPOINTS).filter((route) => !route.startsWith('GET'));
    for (const route of changes) {
      const foreign = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' };
      const answer = await ask('administrator', route, foreign);
      expect([route, answer.status, answer.body.code]).toEqual([route, 403, 'csrf']);
    }
  });

  function ask(who: Who, route: string, headers: Record<string, string> = { Origin: host.url }) {
    const [method = '', path = ''] = route.replace('console/api', '').split(' ');
    const browser = browsers.get(who) ?? host.createClient();
    const all = who === 'token' ? { ...headers, Authorization: bearer } : headers;
    const body = method === 'GET' ? undefined : BODY;
    return browser.request(`${method} ${path.replace(':id', '71')}`, body, all);
  }
});
