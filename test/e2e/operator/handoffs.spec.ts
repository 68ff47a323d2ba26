import { Injectable, type INestApplication } from '@nestjs/common';
import {
  AgentDesk,
  handoff,
  HaptikNode,
  type HandoffOutcome,
  type HandoffRequest,
} from 'nestjs-haptik';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { HaptikStorageModule, type HaptikStorageOptions } from 'nestjs-haptik/storage';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, Journal, PLATFORMS, type Platform, SECRET } from '../../support/app.js';
import { DatabaseProxy } from '../../support/database.proxy.js';
import { type BookPage, Operator, TOKEN } from '../../support/operator.js';
import { PostgresServer } from '../../support/postgres.js';
import { migratedFolder } from '../../support/resources.js';
import { forgetHandoffs } from '../../support/storage.time.js';

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

/** Refuses users whose name says so, as the platform does with what it does not know. */
class ChoosyDesk extends AgentDesk {
  isWilling = false;

  override handOver({ userName }: HandoffRequest): Promise<HandoffOutcome> {
    return Promise.resolve(
      this.isWilling || userName.startsWith('fine')
        ? { kind: 'moved' }
        : { kind: 'refused', refusal: 'team-inactive', message: 'team "support" is inactive' },
    );
  }
}

class Stage {
  readonly desk = new ChoosyDesk();
  readonly logger = new Journal();
  #conversation = 0;
  #app: INestApplication | undefined;

  get app(): INestApplication {
    if (!this.#app) throw new Error('not started');
    return this.#app;
  }

  async start(platform: Platform, storage: HaptikStorageOptions): Promise<Operator> {
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
    return Operator.of(this.#app);
  }

  /** A chat of a user that is handed over, or not. */
  async breaks(userName: string, node = 'breaks'): Promise<void> {
    const client = new HaptikTestClient(this.app, { secret: SECRET });
    const conversationNo = ++this.#conversation;
    await client.call(node, { user: { user_name: userName }, conversationNo });
  }

  async stop(): Promise<void> {
    await this.#app?.close();
  }
}

const settled = (count: number) => (page: BookPage) =>
  page.entries.length === count && page.entries.every(({ state }) => state !== 'pending');

describe.each(PLATFORMS)('the book of hand-overs on %s', (platform) => {
  const stage = new Stage();
  let operator: Operator;
  beforeAll(async () => {
    operator = await stage.start(platform, { folder: await migratedFolder() });
  });
  beforeEach(() => void (stage.desk.isWilling = false));
  afterEach(() => forgetHandoffs(stage.app));
  afterAll(() => stage.stop());

  it('shows who waits for an agent, why, and what became of it', async () => {
    await stage.breaks('fine_1');
    const { entries, next } = await operator.when('GET /handoffs', settled(1));
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
        state: 'moved',
        attempts: 1,
        promisedAt: expect.stringMatching(/Z$/),
        giveUpAt: expect.stringMatching(/Z$/),
        settledAt: expect.stringMatching(/Z$/),
      },
    ]);
  });

  it('is read page by page, latest first, without gaps and repetitions', async () => {
    for (let user = 1; user <= 7; user++) await stage.breaks(`fine_${user}`);
    await operator.when('GET /handoffs', settled(7));
    const seen: string[] = [];
    const sizes: number[] = [];
    let after: string | null = '';
    while (after !== null) {
      const line: string = `GET /handoffs?limit=3${after && `&after=${after}`}`;
      const page = (await operator.asks(line)).body as BookPage;
      seen.push(...page.entries.map(({ userName }) => userName));
      sizes.push(page.entries.length);
      after = page.next;
    }
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((user) => `fine_${user}`));
    expect(sizes).toEqual([3, 3, 1]);
  });

  it('has no page behind what is not in it', async () => {
    await stage.breaks('fine_1');
    for (const after of ['no-id', '00000000-0000-4000-8000-000000000000']) {
      const { status, body } = await operator.asks(`GET /handoffs?after=${after}`);
      expect([status, body]).toEqual([200, { entries: [], next: null }]);
    }
  });

  it('is filtered by state, bot and node', async () => {
    await stage.breaks('fine_1');
    await stage.breaks('refused_1');
    await stage.breaks('fine_2', 'asks');
    await operator.when('GET /handoffs', settled(3));
    const users = async (filter: string) =>
      ((await operator.asks(`GET /handoffs?${filter}`)).body as BookPage).entries.map(
        ({ userName }) => userName,
      );
    expect(await users('state=dead')).toEqual(['refused_1']);
    expect(await users('node=asks')).toEqual(['fine_2']);
    expect(await users('bot=default&state=moved&node=breaks')).toEqual(['fine_1']);
    expect(await users('bot=support')).toEqual([]);
  });

  it('counts what was handed over, by node and reason, and all together', async () => {
    await stage.breaks('fine_1');
    await stage.breaks('refused_1');
    await stage.breaks('fine_2', 'asks');
    await operator.when('GET /handoffs', settled(3));
    const states = { pending: 0, moved: 0, dead: 0, dropped: 0 };
    expect((await operator.asks('GET /handoffs/counts')).body).toEqual({
      since: expect.stringMatching(/Z$/),
      total: { count: 3, states: { ...states, moved: 2, dead: 1 } },
      counts: [
        {
          bot: 'default',
          node: 'breaks',
          reason: 'exception',
          count: 2,
          states: { ...states, moved: 1, dead: 1 },
        },
        {
          bot: 'default',
          node: 'asks',
          reason: 'wished',
          count: 1,
          states: { ...states, moved: 1 },
        },
      ],
    });
    const none = await operator.asks('GET /handoffs/counts?since=2100-01-01');
    expect(none.body).toEqual({
      since: '2100-01-01T00:00:00.000Z',
      total: { count: 0, states },
      counts: [],
    });
  });

  it('refuses to count since what is no time', async () => {
    const odd = [
      '0000-01-01',
      '2026-02-30',
      '9999-12-31T23:59:59-23:59',
      '2026-12',
      '2026-01-01T08',
    ];
    for (const since of odd) {
      const { status, body } = await operator.asks(`GET /handoffs/counts?since=${since}`);
      expect([since, status, body]).toMatchObject([
        since,
        400,
        {
          message: [
            'since must be a moment such as 2026-12-23T08:00:00Z, or a day such as 2026-12-23',
          ],
        },
      ]);
    }
    expect((await operator.asks('GET /handoffs/counts?since=0001-01-01')).status).toBe(200);
    expect((await operator.asks('GET /handoffs/counts?since=9999-12-31')).status).toBe(200);
  });

  it('lets a dead hand-over be retried or dropped, and keeps who did it', async () => {
    await stage.breaks('refused_1');
    await stage.breaks('refused_2');
    const { entries } = await operator.when('GET /handoffs', settled(2));
    const [second, first] = entries;
    expect(first).toMatchObject({ state: 'dead', answer: 'team "support" is inactive' });
    const dropped = await operator.asks(`POST /handoffs/${first?.id}/drop`);
    expect([dropped.status, dropped.body]).toMatchObject([
      200,
      { id: first?.id, state: 'dropped', changedBy: 'asha' },
    ]);
    stage.desk.isWilling = true;
    const retried = await operator.asks(`POST /handoffs/${second?.id}/retry`);
    expect([retried.status, retried.body]).toMatchObject([
      200,
      { id: second?.id, state: 'pending', changedBy: 'asha' },
    ]);
    const moved = (page: BookPage) => page.entries.length === 1;
    const { entries: done } = await operator.when('GET /handoffs?state=moved', moved);
    expect(done).toMatchObject([{ id: second?.id, userName: 'refused_2', changedBy: 'asha' }]);
    expect(stage.logger.of('log')).toEqual(
      expect.arrayContaining([
        `log Bot "default", node "breaks": an operator drops hand-over ${first?.id} (exception)`,
        `log Bot "default", node "breaks": an operator retries hand-over ${second?.id} (exception)`,
      ]),
    );
    expect(stage.logger.lines.join('\n')).not.toMatch(/refused_|asha/);
  });

  it('refuses to change what is unknown, carried out, or followed by another', async () => {
    await stage.breaks('fine_1');
    const { entries } = await operator.when('GET /handoffs', settled(1));
    const id = entries[0]?.id;
    for (const unknown of ['71', '00000000-0000-4000-8000-000000000000', '%00', "'%20or%201=1"]) {
      const { status, body } = await operator.asks(`POST /handoffs/${unknown}/retry`);
      expect([status, body]).toMatchObject([404, { reason: 'unknown' }]);
    }
    const retry = await operator.asks(`POST /handoffs/${id}/retry`);
    expect([retry.status, retry.body]).toEqual([
      409,
      {
        statusCode: 409,
        message: 'It is moved, and would have to be dead.',
        reason: 'wrong-state',
      },
    ]);
    expect((await operator.asks(`POST /handoffs/${id}/drop`)).status).toBe(409);
  });
});

describe('while the database is away', () => {
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
    'POST /handoffs/00000000-0000-4000-8000-000000000000/drop',
  ];

  it.each([
    ['refuses', () => proxy.goes()],
    ['says nothing', () => proxy.fallsSilent()],
    ['was never there', undefined],
  ])('and %s, the book is answered 503, without a word of the query', async (_, away) => {
    const name = new URL(await server.database()).pathname.slice(1);
    const url = server.url(name, await proxy.start());
    if (!away) proxy.goes();
    const operator = await stage.start('express', { url });
    away?.();
    const answers = await Promise.all(BOOK.map((line) => operator.asks(line)));
    for (const { status, body, text } of answers) {
      expect(status).toBe(503);
      expect(body).toMatchObject({ message: expect.stringMatching(/cannot be read now/) });
      expect(text).not.toMatch(/select|asha-rao|handoffs"/);
    }
    const said = stage.logger.lines.join('\n');
    expect(said).toMatch(/error The book of hand-overs cannot be read \([\w-]+\)\./);
    expect(said).not.toMatch(/select|asha-rao|p%40ss|p%2540ss/);
    expect((await operator.asks('GET /nodes')).status).toBe(200);
    proxy.comesBack();
    const back = await operator.when<Partial<BookPage>>(
      'GET /handoffs',
      ({ entries }) => entries?.length === 0,
    );
    expect(back).toEqual({ entries: [], next: null });
  });
});
