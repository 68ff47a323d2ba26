import { AgentDesk, type HandoffOutcome } from 'nestjs-haptik';
import { eventually } from '../../support/eventually.js';
import {
  callOrderStatus,
  configureService,
  type NoticesApp,
  OLD_SECRET,
  readNotice,
  startService,
} from '../../support/notices.app.js';
import { CaptureServer } from '../../support/servers/http/capture.server.js';
import { DatabaseProxy } from '../../support/servers/database/database.proxy.js';
import { PostgresServer, query } from '../../support/servers/database/postgres.test.server.js';

const REFUSED: HandoffOutcome = { kind: 'refused', refusal: 'inactive', message: 'team inactive' };
const THRESHOLD = 4;

interface SlackMessage {
  readonly text: string;
  readonly blocks: readonly unknown[];
}

/** A desk with the outcome that a test sets. */
class SettableDesk extends AgentDesk {
  outcome: HandoffOutcome = { kind: 'delivered' };

  override handOff(): Promise<HandoffOutcome> {
    return Promise.resolve(this.outcome);
  }
}

describe('the notices of two replicas on one PostgreSQL', () => {
  const receiver = new CaptureServer();
  const slack = new CaptureServer();
  const desk = new SettableDesk();
  const replicas: NoticesApp[] = [];
  let server: PostgresServer;
  let database: string;
  beforeAll(async () => {
    server = await PostgresServer.shared();
    database = await server.database();
    await configureService(
      {
        breaker: { failureThreshold: THRESHOLD, openForMs: 1 },
        handoff: { desk: 'log', breaker: false },
        notices: { gatherMs: 1_000, queueAgeMs: 1_000, calmMs: 0 },
      },
      {
        DATABASE_URL: database,
        HAPTIK_CONSOLE: 'on',
        HAPTIK_PUBLIC_URL: 'https://bot.example',
        HAPTIK_NOTICES_WEBHOOK_URL: await receiver.start(),
        HAPTIK_NOTICES_SLACK_URL: await slack.start(),
      },
    );
    for (let count = 0; count < 2; count++) replicas.push(await startService(desk));
  });
  afterAll(async () => {
    await Promise.all(replicas.map(({ app }) => app.close()));
    await Promise.all([receiver.stop(), slack.stop()]);
    await server.stop();
  });

  const notices = () =>
    receiver.requests.map(readNotice).map(({ kind, state, title }) => `${kind} ${state}: ${title}`);
  const received = (count: number) =>
    eventually(async () => receiver.requests.length >= count, true);
  const claims = () => query(database, 'select key from haptik.notices order by key');

  it('are sent once', async () => {
    const [first, second] = replicas as [NoticesApp, NoticesApp];
    await Promise.all(replicas.map((replica) => callOrderStatus(replica, '1', 'asha', OLD_SECRET)));
    await received(1);

    desk.outcome = REFUSED;
    await Promise.all(['ben', 'chen'].map((user) => callOrderStatus(first, '500', user)));
    await received(2);

    desk.outcome = { kind: 'unreachable', message: 'no route' };
    await callOrderStatus(first, '500', 'devi');
    await received(3);
    desk.outcome = { kind: 'delivered' };
    await received(4);

    await callOrderStatus(first, '500', 'emil');
    for (let count = 0; count < THRESHOLD; count++) await callOrderStatus(second, '500', 'emil');
    await received(5);
    await callOrderStatus(first, '1', 'asha');
    await callOrderStatus(second, '1', 'asha');
    await received(6);

    expect(notices()).toEqual([
      'secret-outdated raised: Bot "default": an old secret is still in use',
      'handoffs-lost raised: Bot "default": 2 chats got no agent',
      expect.stringMatching(
        /^queue-aging raised: Chats have been waiting for an agent for \d+ sec/,
      ),
      'queue-aging resolved: No chat is waiting long for an agent any more',
      'circuit-open raised: Bot "default", node "order_status": circuit open',
      'circuit-open resolved: Bot "default", node "order_status": circuit closed again',
    ]);
    expect(readNotice(receiver.requests[0]!).link).toBe('https://bot.example/console/operations');
    const { text, blocks } = JSON.parse(String(slack.requests[0]?.body)) as SlackMessage;
    expect(text).toContain('<https://bot.example/console/operations|Status page>');
    expect(blocks.at(-1)).toMatchObject({
      type: 'actions',
      elements: [{ type: 'button', url: 'https://bot.example/console/operations' }],
    });
    // What ended is free to be reported again; the others are not, for a while.
    expect((await claims()).map(({ key }) => String(key).split('|')[0])).toEqual([
      'handoffs-lost',
      'secret-outdated',
    ]);
  });

  it('say once that a circuit and a queue of killed processes are calm again', async () => {
    const before = receiver.requests.length;
    await query(
      database,
      `insert into haptik.notices values
        ('circuit-open|desk|default|', '{killed}', now() - interval '1 second'),
        ('queue-aging', '{any}', now() - interval '1 second'),
        ('secret-outdated|default|old', '{}', now() - interval '1 second')`,
    );
    await received(before + 2);
    await eventually(async () => (await claims()).length, 2);
    expect(notices().slice(before).toSorted()).toEqual([
      'circuit-open resolved: Bot "default", agent desk: circuit no longer open',
      'queue-aging resolved: No chat is waiting long for an agent any more',
    ]);
  });

  it('are not repeated when a process restarts while a circuit is open', async () => {
    const before = receiver.requests.length;
    const [, second] = replicas as [NoticesApp, NoticesApp];
    for (let count = 0; count < THRESHOLD; count++) await callOrderStatus(second, '500', 'farid');
    await received(before + 1);
    await replicas.pop()?.app.close();
    const next = await startService(desk);
    replicas.push(next);
    for (let count = 0; count < THRESHOLD; count++) await callOrderStatus(next, '500', 'gita');
    await callOrderStatus(next, '1', 'asha');
    await received(before + 2);
    expect(notices().slice(before)).toEqual([
      'circuit-open raised: Bot "default", node "order_status": circuit open',
      'circuit-open resolved: Bot "default", node "order_status": circuit closed again',
    ]);
  });

  it('say that the database is away, and when it is back', async () => {
    const url = new URL(database);
    const proxy = new DatabaseProxy(Number(url.port));
    url.port = String(await proxy.start());
    await Promise.all(replicas.splice(0).map(({ app }) => app.close()));
    process.env['DATABASE_URL'] = url.href;
    replicas.push(await startService(desk));
    const before = receiver.requests.length;
    proxy.disconnect();
    await received(before + 1);
    proxy.restore();
    await received(before + 2);
    expect(notices().slice(before)).toEqual([
      'storage-unavailable raised: The database is unavailable',
      'storage-unavailable resolved: The database is available again',
    ]);
    await Promise.all(replicas.splice(0).map(({ app }) => app.close()));
    await proxy.stop();
  });
});
