import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type INestApplication } from '@nestjs/common';
import { type BreakerOptions, HandoffRepository, HaptikAgentDesk, HaptikNode } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { faults, HaptikPlatformEmulator, HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, MemoryLogger, SECRET } from '../../support/test.app.js';
import { DatabaseProxy } from '../../support/database.proxy.js';
import { PostgresServer } from '../../support/postgres.test.server.js';
import { migratedFolder } from '../../support/shared.resources.js';
import { advanceStorageTime, waitUntilNoJobIsDue } from '../../support/storage.clock.js';
import { QUEUED, ALREADY_ACTIVE, STARTED } from '../../support/english.texts.js';

const CHATS = 12;

@Injectable()
class Bot {
  @HaptikNode('breaks')
  breaks(): string {
    throw new Error('back end down');
  }
}

/** Applications on one platform, and calls of users. */
class Stage {
  readonly platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  readonly logger = new MemoryLogger();
  readonly #apps: INestApplication[] = [];

  async start(
    storage: HaptikStorageOptions,
    breaker: BreakerOptions | false = false,
  ): Promise<INestApplication> {
    const desk = new HaptikAgentDesk(this.platform.credentials);
    const app = await boot({
      logger: this.logger,
      options: {
        budget: { totalMs: 15_000, reserveMs: 12_000 },
        handoff: { desk, team: 'support', breaker },
        breaker: false,
      },
      metadata: { imports: [HaptikStorageModule.forRoot(storage)], providers: [Bot] },
    });
    this.#apps.push(app);
    await new HaptikTestClient(app).url();
    return app;
  }

  /** Calls a failing node. @returns the texts, or the HTTP status if it is not 200 */
  async breaks(app: INestApplication, userName: string): Promise<string> {
    const client = new HaptikTestClient(app, { secret: SECRET });
    const { httpStatus, texts } = await client.call('breaks', { user: { user_name: userName } });
    return httpStatus === 200 ? texts.join() : String(httpStatus);
  }

  /** Calls a failing node concurrently for new users, all of which read that an agent is called. */
  async promise(app: INestApplication, name: string, count = CHATS): Promise<string[]> {
    const users = Array.from({ length: count }, (_, index) => `${name}_${index}`);
    const answers = await Promise.all(users.map((user) => this.breaks(app, user)));
    const odd = answers.filter((answer) => answer !== STARTED && answer !== QUEUED);
    if (odd.length > 0) throw new Error(`not promised: ${odd.join(' | ')}`);
    return users;
  }

  /** Number of handoffs of each user. */
  handoffs(users: readonly string[]): number[] {
    return users.map((user) => this.platform.getHandoffs(user).length);
  }

  async end(): Promise<void> {
    await Promise.all(this.#apps.splice(0).map((app) => app.close()));
    this.platform.clear();
    this.logger.lines.length = 0;
  }
}

/** Waits for the work after a reply. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50);
}

const once = (users: readonly string[]) => users.map(() => 1);
const never = (users: readonly string[]) => users.map(() => 0);

describe.each(['PGlite', 'PostgreSQL'])('while the platform is down, with %s', (engine) => {
  const stage = new Stage();
  let server: PostgresServer | undefined;
  let app: INestApplication;

  beforeAll(async () => {
    await stage.platform.start();
    if (engine === 'PostgreSQL') server = await PostgresServer.start();
  });
  afterAll(async () => {
    await stage.platform.stop();
    await server?.stop();
  });
  beforeEach(async () => {
    app = await stage.start(
      server ? { url: await server.database() } : { folder: await migratedFolder() },
    );
  });
  afterEach(() => stage.end());

  const minutesPass = async (minutes: number): Promise<void> => {
    for (let minute = 0; minute < minutes; minute++) {
      await advanceStorageTime(app, 60);
      await waitUntilNoJobIsDue(app);
    }
  };

  it('for ten minutes, every pending handoff is delivered afterwards, once', async () => {
    stage.platform.outage(faults.status(503));
    const users = await stage.promise(app, 'ten');
    await minutesPass(10);
    expect(stage.handoffs(users)).toEqual(never(users));
    expect(stage.platform.requests.length).toBeGreaterThan(5 * CHATS);
    stage.platform.recover();
    await minutesPass(2);
    expect(stage.handoffs(users)).toEqual(once(users));
    expect(
      await app.get(HandoffRepository, { strict: false }).list({ state: 'delivered' }),
    ).toHaveLength(CHATS);
  });

  it('for longer than the expiry, every pending handoff expires with its reason', async () => {
    stage.platform.outage(faults.status(503));
    const users = await stage.promise(app, 'long');
    await minutesPass(17);
    const repository = app.get(HandoffRepository, { strict: false });
    const expired = await repository.list({ state: 'expired' });
    expect(expired.map(({ userName }) => userName).toSorted()).toEqual(users.toSorted());
    expect(expired[0]).toMatchObject({ node: 'breaks', reason: 'exception', team: 'support' });
    expect(expired[0]?.lastError).toMatch(/^not delivered within 15 minutes: .*503/);
    expect(expired[0]?.attempts).toBeGreaterThan(5);
    stage.platform.recover();
    await minutesPass(2);
    expect(stage.handoffs(users)).toEqual(never(users));
  });

  it('an operator retries or cancels a dead letter', async () => {
    stage.platform.outage(faults.status(400, { error_message: 'team "support" is inactive' }));
    await stage.breaks(app, 'retried');
    await stage.breaks(app, 'cancelled');
    const repository = app.get(HandoffRepository, { strict: false });
    await until(async () => (await repository.list({ state: 'dead-letter' })).length === 2);
    const dead = await repository.list({ state: 'dead-letter' });
    expect(dead.map(({ lastError }) => lastError)).toEqual([
      'team "support" is inactive',
      'team "support" is inactive',
    ]);
    stage.platform.recover();
    const idOf = (user: string) => dead.find(({ userName }) => userName === user)?.id ?? '';
    expect(await repository.retry(idOf('retried'), 'asha')).toMatchObject({
      state: 'pending',
      changedBy: 'asha',
    });
    expect(await repository.cancel(idOf('cancelled'), 'asha')).toMatchObject({
      state: 'cancelled',
    });
    await stage.platform.waitForState('retried', 'pending');
    await expect(repository.retry(idOf('cancelled'), 'asha')).rejects.toThrow('is cancelled');
    await expect(repository.cancel('no-such', 'asha')).rejects.toThrow('There is no handoff');
    expect(stage.handoffs(['retried', 'cancelled'])).toEqual([1, 0]);
  });

  it('the platform is not called while the circuit of the desk is open, and no handoff is lost', async () => {
    const storage = server ? { url: await server.database() } : { folder: await migratedFolder() };
    const careful = await stage.start(storage, { failureThreshold: 3, openForMs: 2_000 });
    stage.platform.outage(faults.status(503));
    await stage.breaks(careful, 'first');
    await stage.breaks(careful, 'second');
    await stage.breaks(careful, 'third');
    const asked = stage.platform.requests.length;
    const users = await stage.promise(careful, 'spared');
    expect(stage.platform.requests.length - asked).toBeLessThan(CHATS);
    expect(stage.logger.linesOf('warn').join('\n')).toMatch(/circuit/);
    stage.platform.recover();
    await until(async () => {
      await sleep(500);
      await advanceStorageTime(careful, 10);
      return users.every((user) => stage.platform.getHandoffs(user).length === 1);
    });
    expect(stage.handoffs(users)).toEqual(once(users));
  });

  it('a handoff is delivered twice only after a lost response', async () => {
    stage.platform.fail(faults.dropResponse(), { times: 2 });
    expect(await stage.breaks(app, 'lost')).toBe(QUEUED);
    await until(() => Promise.resolve(stage.platform.getHandoffs('lost').length === 3));
    await advanceStorageTime(app, 60);
    await waitUntilNoJobIsDue(app);
    expect(stage.platform.getHandoffs('lost')).toHaveLength(3);
    expect(await stage.breaks(app, 'lost')).toBe(ALREADY_ACTIVE);
  });
});

describe('while the database is unavailable', () => {
  const stage = new Stage();
  let server: PostgresServer;
  let proxy: DatabaseProxy;
  let url: string;

  beforeAll(async () => {
    await stage.platform.start();
    server = await PostgresServer.start();
  });
  afterAll(async () => {
    await stage.platform.stop();
    await server.stop();
  });
  beforeEach(async () => {
    proxy = new DatabaseProxy(server.port);
    const name = new URL(await server.database()).pathname.slice(1);
    url = server.url(name, await proxy.start());
  });
  afterEach(async () => {
    await stage.end();
    await proxy.stop();
  });

  const moved = (app: INestApplication, count: number): Promise<void> =>
    until(async () => {
      const moves = app.get(HandoffRepository, { strict: false }).list({ state: 'delivered' });
      return (await moves.catch(() => [])).length === count;
    });

  it.each([
    ['refuses', () => proxy.disconnect()],
    ['says nothing', () => proxy.stall()],
  ])(
    'and %s, handoffs are delivered directly, the risk is logged, and the database is updated later',
    async (_, away) => {
      const app = await stage.start({ url });
      away();
      expect(await stage.breaks(app, 'direct')).toBe(STARTED);
      expect(await stage.breaks(app, 'direct')).toBe(ALREADY_ACTIVE);
      expect(stage.logger.linesOf('error').join('\n')).toMatch(
        /kept in memory.*LOST if this process ends/,
      );
      expect(stage.logger.lines.join('\n')).not.toContain('direct');
      proxy.restore();
      await moved(app, 1);
      expect(stage.platform.getHandoffs('direct')).toHaveLength(1);
    },
  );

  it('together with the platform, handoffs are kept in memory and delivered when one is back', async () => {
    const app = await stage.start({ url });
    proxy.disconnect();
    stage.platform.outage(faults.reset());
    const users = await stage.promise(app, 'both', 3);
    stage.platform.recover();
    await Promise.all(users.map((user) => stage.platform.waitForState(user, 'pending')));
    proxy.restore();
    await moved(app, 3);
    expect(stage.handoffs(users)).toEqual(once(users));
  });

  it('at startup, the bot answers, and the storage opens when the database is available', async () => {
    proxy.disconnect();
    const app = await stage.start({ url });
    expect(await stage.breaks(app, 'early')).toBe(STARTED);
    expect(stage.logger.linesOf('error').join('\n')).toMatch(/The database cannot be reached/);
    proxy.restore();
    await moved(app, 1);
    expect(stage.handoffs(['early'])).toEqual([1]);
  });

  it('and recovers between the write and the delivery, no agent is called twice', async () => {
    const app = await stage.start({ url });
    stage.platform.fail(faults.latency(500));
    const answer = stage.breaks(app, 'between');
    await sleep(250);
    proxy.disconnect();
    expect(await answer).toBe(STARTED);
    proxy.restore();
    await moved(app, 1);
    expect(stage.handoffs(['between'])).toEqual([1]);
  });
});

describe('two replicas on one database', () => {
  const stage = new Stage();
  let server: PostgresServer;

  beforeAll(async () => {
    await stage.platform.start();
    server = await PostgresServer.start();
  });
  afterAll(async () => {
    await stage.end();
    await stage.platform.stop();
    await server.stop();
  });

  it('start at the same time, call one agent per conversation, and share the pending jobs', async () => {
    const url = await server.database();
    const replicas = await Promise.all([stage.start({ url }), stage.start({ url })]);
    const users = Array.from({ length: 40 }, (_, index) => `twin_${index}`);
    // The first ten attempts fail, so that some handoffs are left to any worker.
    stage.platform.fail(faults.reset(), { times: 10 });
    const answers = await Promise.all(
      users.map((user) => Promise.all(replicas.map((app) => stage.breaks(app, user)))),
    );
    answers.forEach((pair) => {
      expect(pair.filter((text) => text === ALREADY_ACTIVE)).toHaveLength(1);
    });
    await Promise.all(users.map((user) => stage.platform.waitForState(user, 'pending')));
    expect(stage.handoffs(users)).toEqual(once(users));
  });
});
