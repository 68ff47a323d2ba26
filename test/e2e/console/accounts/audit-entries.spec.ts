import { sql } from 'drizzle-orm';
import { defineCopy, HaptikCopyModule } from 'nestjs-haptik/copy';
import {
  type ConsoleApiResponse,
  type ConsoleApiClient,
  ConsoleHost,
  PASSWORD,
} from '../../../support/console/console.host.js';
import { openStorageOf } from '../../../support/servers/database/storage.clock.js';

const SECRET_WORDS = 'Nothing of this shall be in the log';
const NEW_PASSWORD = 'an entirely different one';
const copy = defineCopy({
  'order.track': { text: 'Track it', description: 'Below the answer.', usedAs: 'text' },
});

const FILE = { format: 'csv', content: `key,hi\r\norder.track,${SECRET_WORDS}\r\n` };

interface Deed {
  /** Prepares the request, before entries are counted. */
  readonly prepare?: () => Promise<unknown>;
  /** Sends the request, which must succeed. */
  readonly does: () => Promise<ConsoleApiResponse>;
  /** The entry that the request adds; null if it adds none on purpose. */
  readonly line: string | null;
  /** @default any success */
  readonly status?: number;
}

describe('audit entries of the console', () => {
  let host: ConsoleHost;
  let asha: ConsoleApiClient;
  let ravi: ConsoleApiClient;
  let raviId = '';
  let version = 0;
  const made = { link: '', user: '', token: '', history: '' };

  const text = 'copy/messages/order.track';
  const written = async (line: string, body: object): Promise<ConsoleApiResponse> => {
    const answer = await asha.request(line, body);
    version = answer.body.version ?? answer.body.texts?.[0]?.version ?? version;
    return answer;
  };
  const event = async (): Promise<string> =>
    (await asha.request('GET /copy/history?limit=1')).body.events[0]?.id ?? '';
  const publish = (at?: string): Promise<ConsoleApiResponse> =>
    written('POST /copy/publish', {
      texts: [{ key: 'order.track', language: 'en', version }],
      ...(at !== undefined && { at }),
    });

  /** Every endpoint that changes something, in an executable order. */
  const deeds: Readonly<Record<string, Deed>> = {
    'POST console/api/setup': {
      does: async () => {
        const token = await host.setupToken();
        const person = { name: 'Asha', email: 'asha@example.com', password: PASSWORD };
        return asha.request('POST /setup', { token, ...person });
      },
      line: 'console.set-up',
    },
    'POST console/api/users': {
      does: async () => {
        const user = { name: 'Ravi', email: 'ravi@example.com', role: 'viewer' };
        const answer = await asha.request('POST /users', user);
        raviId = answer.body.user.id;
        return answer;
      },
      line: 'user.created',
    },
    'POST console/api/users/:id/invitation': {
      does: async () => {
        const answer = await asha.request(`POST /users/${raviId}/invitation`);
        made.link = answer.body.link.split('#')[1] ?? '';
        return answer;
      },
      line: 'user.invited',
    },
    // Only reads the user that a link belongs to.
    'POST console/api/invitation/invitee': {
      does: () => ravi.request('POST /invitation/invitee', { token: made.link }),
      line: null,
    },
    'POST console/api/invitation': {
      does: () => ravi.request('POST /invitation', { token: made.link, password: PASSWORD }),
      line: 'invitation.accepted',
    },
    'PATCH console/api/users/:id': {
      does: () => asha.request(`PATCH /users/${raviId}`, { role: 'editor' }),
      line: 'user.changed',
    },
    'DELETE console/api/users/:id/sessions': {
      does: () => asha.request(`DELETE /users/${raviId}/sessions`),
      line: 'session.revoked',
    },
    'POST console/api/auth/sign-in/email': {
      does: () => ravi.signIn('ravi@example.com'),
      line: 'sign-in.done',
    },
    'PATCH console/api/session': {
      does: () => ravi.request('PATCH /session', { name: 'Ravi Iyer' }),
      line: 'user.renamed',
    },
    'POST console/api/session/password': {
      does: () =>
        ravi.request('POST /session/password', { current: PASSWORD, password: NEW_PASSWORD }),
      line: 'password.changed',
    },
    'DELETE console/api/sessions/:id': {
      does: async () => {
        const [session] = await ravi.listSessions();
        return ravi.request(`DELETE /sessions/${session?.id}`);
      },
      line: 'session.revoked',
    },
    'POST console/api/tokens': {
      does: async () => {
        const answer = await asha.request('POST /tokens', { name: 'ci', scopes: ['copy:read'] });
        made.token = answer.body.view.id;
        return answer;
      },
      line: 'token.created',
    },
    'DELETE console/api/tokens/:id': {
      does: () => asha.request(`DELETE /tokens/${made.token}`),
      line: 'token.revoked',
    },
    // Drafts have their own history; bot users do not see them.
    'PUT console/api/copy/messages/:key/:language': {
      does: () => written(`PUT /${text}/en`, { text: SECRET_WORDS, version }),
      line: null,
    },
    'POST console/api/copy/history/:id/undo': {
      does: async () => {
        made.history = await event();
        return written(`POST /copy/history/${made.history}/undo`, { version });
      },
      line: null,
    },
    'POST console/api/copy/history/:id/revert': {
      does: () => written(`POST /copy/history/${made.history}/revert`, { version }),
      line: null,
    },
    'POST console/api/copy/publish': {
      does: () => publish(),
      line: 'copy.published',
    },
    'POST console/api/copy/messages/:key/:language/unschedule': {
      prepare: async () => {
        await written(`PUT /${text}/en`, { text: `${SECRET_WORDS} either`, version });
        await publish('2099-01-01T00:00:00Z');
      },
      does: () => written(`POST /${text}/en/unschedule`, { version }),
      line: 'copy.unscheduled',
    },
    'POST console/api/copy/messages/:key/trash': {
      does: () => asha.request(`POST /${text}/trash`),
      line: 'copy.trashed',
    },
    'POST console/api/copy/messages/:key/restore': {
      does: () => asha.request(`POST /${text}/restore`),
      line: 'copy.restored',
    },
    'POST console/api/copy/languages': {
      does: () => asha.request('POST /copy/languages', { language: 'hi' }),
      line: 'copy.language-added',
    },
    'DELETE console/api/copy/languages/:language': {
      prepare: () => asha.request('POST /copy/languages', { language: 'eo' }),
      does: () => asha.request('DELETE /copy/languages/eo'),
      line: 'copy.language-removed',
    },
    'POST console/api/copy/import': {
      does: async () => {
        const { text: preview } = await asha.request('POST /copy/import', FILE);
        const { digest } = JSON.parse(preview.trim().split('\n').at(-1) ?? '').preview;
        return asha.request('POST /copy/import', { ...FILE, apply: { digest, overwrite: [] } });
      },
      line: 'copy.imported',
    },
    'PUT console/api/operations/switches': {
      does: () => asha.request('PUT /operations/switches', { mode: 'fallback' }),
      line: 'operation.put',
    },
    'DELETE console/api/operations/switches': {
      does: () => asha.request('DELETE /operations/switches'),
      line: 'operation.delete',
    },
    // An attempt is recorded before its outcome is known, even for an unknown handoff.
    'POST console/api/operations/handoffs/:id/retry': {
      does: () => asha.request('POST /operations/handoffs/71/retry'),
      line: 'operation.post',
      status: 404,
    },
    'POST console/api/operations/handoffs/:id/cancel': {
      does: () => asha.request('POST /operations/handoffs/71/cancel'),
      line: 'operation.post',
      status: 404,
    },
    'POST console/api/auth/sign-out': {
      does: () => asha.request('POST /auth/sign-out'),
      line: 'sign-out.done',
    },
  };

  beforeAll(async () => {
    host = await ConsoleHost.start(
      'express',
      {},
      { imports: [HaptikCopyModule.forRoot({ copy: [copy] })] },
    );
    [asha, ravi] = [host.createClient(), host.createClient()];
  });
  afterAll(() => host.app.close());

  const lines = async (): Promise<readonly Record<string, unknown>[]> => {
    const { rows } = await openStorageOf(host.app).orm.execute(
      sql`select * from haptik.console_audit_log order by id`,
    );
    return rows;
  };

  it('cover every endpoint that changes something', () => {
    const routes = host.routes();
    const changing = routes.filter((route) => !route.startsWith('GET '));
    expect(Object.keys(deeds).toSorted()).toEqual(changing.toSorted());
  });

  it.each(Object.entries(deeds))('are added once or not at all: %s', async (_, deed) => {
    await deed.prepare?.();
    const before = (await lines()).length;
    const { status } = await deed.does();
    const isDone =
      deed.status === undefined ? status >= 200 && status < 300 : status === deed.status;
    expect([status, isDone]).toEqual([status, true]);
    const left = (await lines()).slice(before).map(({ action }) => action);
    expect(left).toEqual(deed.line === null ? [] : [deed.line]);
  });

  it('contain no text, e-mail or secret', async () => {
    const log = JSON.stringify(await lines());
    for (const word of [SECRET_WORDS, PASSWORD, NEW_PASSWORD, made.link, 'example.com']) {
      expect(log).not.toContain(word);
    }
  });

  it('are found by user, including sign-ins', async () => {
    const own = (await lines()).filter(({ by }) => by === raviId).map(({ action }) => action);
    expect(own).toEqual([
      'invitation.accepted',
      'sign-in.done',
      'user.renamed',
      'password.changed',
      'session.revoked',
    ]);
  });
});
