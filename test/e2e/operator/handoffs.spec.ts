import { Injectable, type INestApplication } from '@nestjs/common';
import {
  AgentDesk,
  handoff,
  HaptikNode,
  type HandoffOutcome,
  type HandoffRequest,
} from 'nestjs-haptik';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import {
  boot,
  MemoryLogger,
  HTTP_PLATFORMS,
  type HttpPlatform,
  SECRET,
} from '../../support/test.app.js';
import { DatabaseProxy } from '../../support/servers/database/database.proxy.js';
import {
  type HandoffListResponse,
  OperatorApiClient,
  TOKEN,
} from '../../support/operator.api.client.js';
import { PostgresServer } from '../../support/servers/database/postgres.test.server.js';
import { migratedFolder } from '../../support/servers/database/shared.resources.js';
import { deleteHandoffs } from '../../support/servers/database/storage.clock.js';

@Injectable()
class Bot {
  @HaptikNode('breaks')
  breaks(): string {
    throw new Error('back end down');
  }

  @HaptikNode('asks')
  asks() {
    return handoff();
  }
}

/** Refuses users by their name, like the platform for unknown users. */
class ChoosyDesk extends AgentDesk {
  isWilling = false;

  override handOff({ userName }: HandoffRequest): Promise<HandoffOutcome> {
    return Promise.resolve(
      this.isWilling || userName.startsWith('fine')
        ? { kind: 'delivered' }
        : { kind: 'refused', refusal: 'team-inactive', message: 'team "support" is inactive' },
    );
  }
}

class Stage {
  readonly desk = new ChoosyDesk();
  readonly logger = new MemoryLogger();
  #conversation = 0;
  #app: INestApplication | undefined;

  get app(): INestApplication {
    if (!this.#app) throw new Error('not started');
    return this.#app;
  }

  async start(platform: HttpPlatform, storage: HaptikStorageOptions): Promise<OperatorApiClient> {
    this.logger.lines.length = 0;
    this.#app = await boot({
      platform,
      logger: this.logger,
      options: { handoff: { desk: this.desk, team: 'support' }, breaker: false },
      metadata: {
        imports: [
          HaptikStorageModule.forRoot(storage),
          HaptikOperatorModule.forRoot({ tokens: { asha: TOKEN } }),
        ],
        providers: [Bot],
      },
    });
    return OperatorApiClient.forApp(this.#app);
  }

  /** A call of a user whose chat is handed off or not. */
  async breaks(userName: string, node = 'breaks'): Promise<void> {
    const client = new HaptikTestClient(this.app, { secret: SECRET });
    const conversationNo = ++this.#conversation;
    await client.call(node, { user: { user_name: userName }, conversationNo });
  }

  async stop(): Promise<void> {
    await this.#app?.close();
  }
}

const settled = (count: number) => (page: HandoffListResponse) =>
  page.entries.length === count && page.entries.every(({ state }) => state !== 'pending');

describe.each(HTTP_PLATFORMS)('the handoffs of the operator API on %s', (platform) => {
  const stage = new Stage();
  let operator: OperatorApiClient;
  beforeAll(async () => {
    operator = await stage.start(platform, { folder: await migratedFolder() });
  });
  beforeEach(() => void (stage.desk.isWilling = false));
  afterEach(() => deleteHandoffs(stage.app));
  afterAll(() => stage.stop());

  it('lists handoffs with reason and outcome', async () => {
    await stage.breaks('fine_1');
    const { entries, next } = await operator.waitFor('GET /handoffs', settled(1));
    expect(next).toBeNull();
    expect(entries).toEqual([
      {
        id: expect.any(String),
        bot: 'default',
        node: 'breaks',
        reason: 'exception',
        team: 'support',
        userName: 'fine_1',
        conversationNo: expect.stringMatching(/^\d+$/),
        state: 'delivered',
        attempts: 1,
        createdAt: expect.stringMatching(/Z$/),
        expiresAt: expect.stringMatching(/Z$/),
        settledAt: expect.stringMatching(/Z$/),
      },
    ]);
  });

  it('are paginated, latest first, without gaps and duplicates', async () => {
    for (let user = 1; user <= 7; user++) await stage.breaks(`fine_${user}`);
    await operator.waitFor('GET /handoffs', settled(7));
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: string | null = '';
    while (after !== null) {
      const line: string = `GET /handoffs?limit=3${after && `&after=${after}`}`;
      const page = (await operator.request(line)).body as HandoffListResponse;
      seen.push(...page.entries.map(({ userName }) => userName));
      sizes.push(page.entries.length);
      after = page.next;
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((user) => `fine_${user}`));
    expect(sizes).toEqual([3, 3, 1]);
  });

  it('have an empty page after an unknown cursor', async () => {
    await stage.breaks('fine_1');
    for (const after of ['no-id', '00000000-0000-4000-8000-000000000000']) {
      const { status, body } = await operator.request(`GET /handoffs?after=${after}`);
      expect([status, body]).toEqual([200, { entries: [], next: null }]);
    }
  });

  it('are filtered by state, bot and node', async () => {
    await stage.breaks('fine_1');
    await stage.breaks('refused_1');
    await stage.breaks('fine_2', 'asks');
    await operator.waitFor('GET /handoffs', settled(3));
    const users = async (filter: string) =>
      ((await operator.request(`GET /handoffs?${filter}`)).body as HandoffListResponse).entries.map(
        ({ userName }) => userName,
      );
    expect(await users('state=dead-letter')).toEqual(['refused_1']);
    expect(await users('node=asks')).toEqual(['fine_2']);
    expect(await users('bot=default&state=delivered&node=breaks')).toEqual(['fine_1']);
    expect(await users('bot=support')).toEqual([]);
  });

  it('are counted by node and reason, and in total', async () => {
    await stage.breaks('fine_1');
    await stage.breaks('refused_1');
    await stage.breaks('fine_2', 'asks');
    await operator.waitFor('GET /handoffs', settled(3));
    const states = { pending: 0, delivered: 0, expired: 0, 'dead-letter': 0, cancelled: 0 };
    expect((await operator.request('GET /handoffs/counts')).body).toEqual({
      since: expect.stringMatching(/Z$/),
      total: { count: 3, states: { ...states, delivered: 2, 'dead-letter': 1 } },
      counts: [
        {
          bot: 'default',
          node: 'breaks',
          reason: 'exception',
          count: 2,
          states: { ...states, delivered: 1, 'dead-letter': 1 },
        },
        {
          bot: 'default',
          node: 'asks',
          reason: 'requested',
          count: 1,
          states: { ...states, delivered: 1 },
        },
      ],
    });
    const none = await operator.request('GET /handoffs/counts?since=2100-01-01');
    expect(none.body).toEqual({
      since: '2100-01-01T00:00:00.000Z',
      total: { count: 0, states },
      counts: [],
    });
  });

  it('reject an invalid time of the count', async () => {
    const invalid = [
      '0000-01-01',
      '2026-02-30',
      '9999-12-31T23:59:59-23:59',
      '2026-12',
      '2026-01-01T08',
    ];
    for (const since of invalid) {
      const { status, body } = await operator.request(`GET /handoffs/counts?since=${since}`);
      expect([since, status, body]).toMatchObject([
        since,
        400,
        {
          message: [
            'since must be an ISO 8601 date and time such as 2026-12-23T08:00:00Z, or a date such as 2026-12-23',
          ],
        },
      ]);
    }
    expect((await operator.request('GET /handoffs/counts?since=0001-01-01')).status).toBe(200);
    expect((await operator.request('GET /handoffs/counts?since=9999-12-31')).status).toBe(200);
  });

  it('can be retried or cancelled as dead letters, with the name of the operator', async () => {
    await stage.breaks('refused_1');
    await stage.breaks('refused_2');
    const { entries } = await operator.waitFor('GET /handoffs', settled(2));
    const [second, first] = entries;
    expect(first).toMatchObject({ state: 'dead-letter', lastError: 'team "support" is inactive' });
    const cancelled = await operator.request(`POST /handoffs/${first?.id}/cancel`);
    expect([cancelled.status, cancelled.body]).toMatchObject([
      200,
      { id: first?.id, state: 'cancelled', changedBy: 'asha' },
    ]);
    stage.desk.isWilling = true;
    const retried = await operator.request(`POST /handoffs/${second?.id}/retry`);
    expect([retried.status, retried.body]).toMatchObject([
      200,
      { id: second?.id, state: 'pending', changedBy: 'asha' },
    ]);
    const isSingle = (page: HandoffListResponse) => page.entries.length === 1;
    const { entries: done } = await operator.waitFor('GET /handoffs?state=delivered', isSingle);
    expect(done).toMatchObject([{ id: second?.id, userName: 'refused_2', changedBy: 'asha' }]);
    expect(stage.logger.linesOf('log')).toEqual(
      expect.arrayContaining([
        `log Bot "default", node "breaks": handoff ${first?.id} (exception) cancelled by an operator`,
        `log Bot "default", node "breaks": handoff ${second?.id} (exception) requeued by an operator`,
      ]),
    );
    expect(stage.logger.lines.join('\n')).not.toMatch(/refused_|asha/);
  });

  it('cannot be changed when unknown, delivered, or superseded', async () => {
    await stage.breaks('fine_1');
    const { entries } = await operator.waitFor('GET /handoffs', settled(1));
    const id = entries[0]?.id;
    for (const unknown of ['71', '00000000-0000-4000-8000-000000000000', '%00', "'%20or%201=1"]) {
      const { status, body } = await operator.request(`POST /handoffs/${unknown}/retry`);
      expect([status, body]).toMatchObject([404, { reason: 'not-found' }]);
    }
    const retry = await operator.request(`POST /handoffs/${id}/retry`);
    expect([retry.status, retry.body]).toEqual([
      409,
      {
        statusCode: 409,
        message:
          'The handoff is delivered; this operation requires the state expired or dead-letter.',
        reason: 'invalid-state',
      },
    ]);
    expect((await operator.request(`POST /handoffs/${id}/cancel`)).status).toBe(409);
  });
});

describe('while the database is down', () => {
  const stage = new Stage();
  let server: PostgresServer;
  let proxy: DatabaseProxy;
  beforeAll(async () => {
    server = await PostgresServer.shared();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    proxy = new DatabaseProxy(server.port);
  });
  afterEach(async () => {
    await stage.stop();
    await proxy.stop();
  });

  const BOOK = [
    'GET /handoffs?bot=asha-rao&node=asha-rao',
    'GET /handoffs/counts',
    'POST /handoffs/00000000-0000-4000-8000-000000000000/retry',
    'POST /handoffs/00000000-0000-4000-8000-000000000000/cancel',
  ];

  it.each([
    ['refuses', () => proxy.disconnect()],
    ['says nothing', () => proxy.stall()],
    ['was never available', undefined],
  ])('and %s, requests get 503 without values of the query', async (_, away) => {
    const name = new URL(await server.database()).pathname.slice(1);
    const url = server.url(name, await proxy.start());
    if (!away) proxy.disconnect();
    const operator = await stage.start('express', { url });
    away?.();
    const answers = await Promise.all(BOOK.map((line) => operator.request(line)));
    for (const { status, body, text } of answers) {
      expect(status).toBe(503);
      expect(body).toMatchObject({ message: expect.stringMatching(/^Handoffs are unavailable/) });
      expect(text).not.toMatch(/select|asha-rao|handoffs"/);
    }
    const said = stage.logger.lines.join('\n');
    expect(said).toMatch(/error Handoff repository: operation failed \([\w-]+\)/);
    expect(said).not.toMatch(/select|asha-rao|p%40ss|p%2540ss/);
    expect((await operator.request('GET /nodes')).status).toBe(200);
    proxy.restore();
    const back = await operator.waitFor<Partial<HandoffListResponse>>(
      'GET /handoffs',
      ({ entries }) => entries?.length === 0,
    );
    expect(back).toEqual({ entries: [], next: null });
  });
});
