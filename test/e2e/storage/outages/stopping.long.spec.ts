import type { INestApplication } from '@nestjs/common';
import { type AgentDesk, type HandoffOutcome, HandoffRepository } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { faults, HaptikTestClient } from 'nestjs-haptik/testing';
import { eventually } from '../../../support/eventually.js';
import { boot, SECRET } from '../../../support/test.app.js';
import { DatabaseProxy } from '../../../support/servers/database/database.proxy.js';
import { BreakingBot } from '../../../support/servers/service/breaking.bot.js';
import { CountingDesk } from '../../../support/servers/service/counting.desk.js';
import { newStorage, once, useOutageStage } from '../../../support/servers/service/outage.stage.js';
import { QUEUED } from '../../../support/values/english.texts.js';

/** A job of an ended replica is taken over after this time and more, unless it is given back. */
const ATTEMPT_TIMEOUT_MS = 120_000;
const TEST_TIMEOUT_MS = 60_000;

describe.each(['PGlite', 'PostgreSQL'])('a replica that stops, with %s', (engine) => {
  let storage: HaptikStorageOptions;
  const apps: INestApplication[] = [];
  beforeEach(async () => {
    storage = await newStorage(engine);
  });
  afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

  const startReplica = async (desk: AgentDesk): Promise<INestApplication> => {
    const handoffs = { attemptTimeoutMs: ATTEMPT_TIMEOUT_MS };
    const app = await boot({
      options: { shutdownTimeoutMs: 500, handoff: { desk } },
      metadata: {
        imports: [HaptikStorageModule.forRoot({ ...storage, handoffs })],
        providers: [BreakingBot],
      },
    });
    apps.push(app);
    await new HaptikTestClient(app).url();
    return app;
  };

  /** A replica whose worker attempts to deliver a handoff. @returns what lets the desk deliver it */
  const startWithAttempt = async (
    desk: CountingDesk,
  ): Promise<{ app: INestApplication; deliver: () => void }> => {
    const attempted = Promise.withResolvers<void>();
    const delivered = Promise.withResolvers<HandoffOutcome>();
    desk.answer = () => {
      if (desk.attempts === 1) return { kind: 'unreachable', message: 'down' };
      attempted.resolve();
      return delivered.promise;
    };
    const app = await startReplica(desk);
    const client = new HaptikTestClient(app, { secret: SECRET });
    const { texts } = await client.call('breaks', { user: { user_name: 'asha' } });
    expect(texts).toEqual([QUEUED]);
    await attempted.promise;
    return { app, deliver: () => delivered.resolve({ kind: 'delivered' }) };
  };

  it(
    'gives back a handoff that it cannot deliver in time, and another one delivers it',
    async () => {
      const [held, open] = [new CountingDesk(), new CountingDesk()];
      const stopping = await startWithAttempt(held);
      // An embedded database is for one replica at a time.
      const other = engine === 'PostgreSQL' ? await startReplica(open) : undefined;
      await stopping.app.close();
      const next = other ?? (await startReplica(open));
      expect(await eventually(async () => open.moves.get('asha'), 1)).toBe(1);
      const handoffs = next.get(HandoffRepository, { strict: false });
      await expect(handoffs.list({})).resolves.toMatchObject([{ userName: 'asha' }]);
      expect([held.attempts, open.attempts]).toEqual([2, 1]);
      stopping.deliver();
    },
    TEST_TIMEOUT_MS,
  );

  it('finishes an attempt that ends in time', async () => {
    const [held, open] = [new CountingDesk(), new CountingDesk()];
    const stopping = await startWithAttempt(held);
    const closed = stopping.app.close();
    stopping.deliver();
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
