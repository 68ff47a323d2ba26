import { Injectable, type INestApplication } from '@nestjs/common';
import { AgentDesk, type HandoffOutcome, HandoffRepository, HaptikNode } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { faults, HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, SECRET } from '../../../support/test.app.js';
import { DatabaseProxy } from '../../../support/servers/database/database.proxy.js';
import { PostgresServer } from '../../../support/servers/database/postgres.test.server.js';
import { migratedFolder } from '../../../support/servers/database/shared.resources.js';
import { once, useOutageStage } from '../../../support/servers/service/outage.stage.js';
import { QUEUED } from '../../../support/values/english.texts.js';

/** A job of an ended replica is taken over after this time and more, unless it is given back. */
const ATTEMPT_TIMEOUT_MS = 120_000;
const TEST_TIMEOUT_MS = 60_000;

@Injectable()
class Bot {
  @HaptikNode('breaks')
  breaks(): string {
    throw new Error('back end down');
  }
}

/** Is unreachable for calls, and answers the worker when the test says so. */
class HeldDesk extends AgentDesk {
  attempts = 0;
  answer: (outcome: HandoffOutcome) => void = () => undefined;
  #reach: () => void = () => undefined;
  readonly reached = new Promise<void>((resolve) => (this.#reach = resolve));

  override handOff(): Promise<HandoffOutcome> {
    if (++this.attempts === 1) return Promise.resolve({ kind: 'unreachable', message: 'down' });
    this.#reach();
    return new Promise((resolve) => (this.answer = resolve));
  }
}

/** Delivers at once. */
class OpenDesk extends AgentDesk {
  attempts = 0;
  #reach: () => void = () => undefined;
  readonly reached = new Promise<void>((resolve) => (this.#reach = resolve));

  override handOff(): Promise<HandoffOutcome> {
    this.attempts++;
    this.#reach();
    return Promise.resolve({ kind: 'delivered' });
  }
}

describe.each(['PGlite', 'PostgreSQL'])('a replica that stops, with %s', (engine) => {
  let server: PostgresServer | undefined;
  let storage: HaptikStorageOptions;
  const apps: INestApplication[] = [];
  beforeAll(async () => {
    if (engine === 'PostgreSQL') server = await PostgresServer.shared();
  });
  afterAll(() => server?.stop());
  beforeEach(async () => {
    storage = server ? { url: await server.database() } : { folder: await migratedFolder() };
  });
  afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

  const startReplica = async (desk: AgentDesk): Promise<INestApplication> => {
    const handoffs = { attemptTimeoutMs: ATTEMPT_TIMEOUT_MS };
    const app = await boot({
      options: { shutdownTimeoutMs: 500, handoff: { desk } },
      metadata: {
        imports: [HaptikStorageModule.forRoot({ ...storage, handoffs })],
        providers: [Bot],
      },
    });
    apps.push(app);
    await new HaptikTestClient(app).url();
    return app;
  };

  /** A replica whose worker attempts to deliver a handoff. */
  const startWithAttempt = async (desk: HeldDesk): Promise<INestApplication> => {
    const app = await startReplica(desk);
    const client = new HaptikTestClient(app, { secret: SECRET });
    const { texts } = await client.call('breaks', { user: { user_name: 'asha' } });
    expect(texts).toEqual([QUEUED]);
    await desk.reached;
    return app;
  };

  it(
    'gives back a handoff that it cannot deliver in time, and another one delivers it',
    async () => {
      const [held, open] = [new HeldDesk(), new OpenDesk()];
      const stopping = await startWithAttempt(held);
      // An embedded database is for one replica at a time.
      const other = server && (await startReplica(open));
      await stopping.close();
      const next = other ?? (await startReplica(open));
      await open.reached;
      const handoffs = next.get(HandoffRepository, { strict: false });
      await expect(handoffs.list({})).resolves.toMatchObject([{ userName: 'asha' }]);
      expect([held.attempts, open.attempts]).toEqual([2, 1]);
      held.answer({ kind: 'delivered' });
    },
    TEST_TIMEOUT_MS,
  );

  it('finishes an attempt that ends in time', async () => {
    const [held, open] = [new HeldDesk(), new OpenDesk()];
    const stopping = await startWithAttempt(held);
    const closed = stopping.close();
    held.answer({ kind: 'delivered' });
    await closed;
    const next = await startReplica(open);
    const handoffs = next.get(HandoffRepository, { strict: false });
    await expect(handoffs.list({})).resolves.toMatchObject([{ state: 'delivered', attempts: 2 }]);
    expect(open.attempts).toBe(0);
  });
});

/** More chats than attempts at a time (`handoffs.concurrency`, 20). */
const PENDING = 50;

describe('a process that stops while its handoffs are only in memory', () => {
  const { stage, server } = useOutageStage();
  let proxy: DatabaseProxy;
  let url: string;

  beforeEach(async () => {
    proxy = new DatabaseProxy(server().port);
    url = server().url(new URL(await server().database()).pathname.slice(1), await proxy.start());
  });
  afterEach(() => proxy.stop());

  const linesOfLost = () => stage.logger.lines.filter((line) => line.includes('LOST after'));

  it.each([
    ['refuses', () => proxy.disconnect(), false, {}],
    ['says nothing', () => proxy.stall(), false, {}],
    [
      'refuses and whose circuit is open',
      () => proxy.disconnect(),
      { failureThreshold: 3, openForMs: 600_000 },
      {},
    ],
    [
      'refuses and which has no time left for calls',
      () => proxy.disconnect(),
      false,
      { shutdownTimeoutMs: 1 },
    ],
  ] as const)(
    'delivers all of them to a platform that is back, with a database that %s',
    async (_, away, breaker, options) => {
      const app = await stage.start({ url }, breaker, options);
      away();
      stage.platform.outage(faults.reset());
      const users = await stage.promise(app, 'waiting', PENDING);
      stage.platform.recover();
      await stage.close();
      expect(stage.handoffs(users)).toEqual(once(users));
      expect(linesOfLost()).toEqual([]);
    },
    TEST_TIMEOUT_MS,
  );

  it('stores those that the platform does not take, and another one delivers them', async () => {
    const app = await stage.start({ url });
    proxy.disconnect();
    stage.platform.outage(faults.reset());
    const users = await stage.promise(app, 'stored', PENDING);
    proxy.restore();
    await stage.close();
    expect(linesOfLost()).toEqual([]);
    stage.platform.recover();
    await stage.start({ url });
    await Promise.all(users.map((user) => stage.platform.waitForState(user, 'pending')));
    expect(stage.handoffs(users)).toEqual(once(users));
  });

  it('logs those that neither takes, with the reason of either', async () => {
    const app = await stage.start({ url });
    proxy.disconnect();
    stage.platform.outage(faults.status(503));
    const users = await stage.promise(app, 'lost', PENDING);
    await stage.close();
    expect(linesOfLost()).toHaveLength(users.length);
    expect(linesOfLost()[0]).toMatch(/agent desk: .*503.*; database: ECONNRE/);
    expect(linesOfLost().join()).not.toContain('lost_');
  });
});
