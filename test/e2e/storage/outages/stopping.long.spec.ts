import { Injectable, type INestApplication } from '@nestjs/common';
import { AgentDesk, type HandoffOutcome, HandoffRepository, HaptikNode } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, SECRET } from '../../../support/test.app.js';
import { PostgresServer } from '../../../support/servers/database/postgres.test.server.js';
import { migratedFolder } from '../../../support/servers/database/shared.resources.js';
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
