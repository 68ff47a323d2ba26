import type { INestApplication } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { HandoffRepository, HaptikAgentDesk, type HaptikEvent } from 'nestjs-haptik';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { faults, HaptikPlatformEmulator, HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, MemoryLogger, SECRET } from '../../support/test.app.js';
import { eventually } from '../../support/eventually.js';
import { advanceStorageTime, openStorageOf } from '../../support/servers/database/storage.clock.js';
import { BreakingBot } from '../../support/servers/service/breaking.bot.js';
import { newStorage } from '../../support/servers/service/outage.stage.js';
import { FAILED, QUEUED, ALREADY_ACTIVE, STARTED } from '../../support/values/english.texts.js';

describe.each(['PGlite', 'PostgreSQL'])('a handoff stored in %s', (engine) => {
  const platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  const logger = new MemoryLogger();
  const events: HaptikEvent[] = [];
  let storage: HaptikStorageOptions;
  let app: INestApplication;
  let haptik: HaptikTestClient;
  let conversation = 0;

  beforeAll(() => platform.start());
  afterAll(() => platform.stop());
  beforeEach(async () => {
    logger.lines.length = 0;
    events.length = 0;
    platform.clear();
    storage = await newStorage(engine);
    await start();
  });
  afterEach(() => app.close());

  const start = async () => {
    app = await boot({
      logger,
      options: {
        handoff: { desk: new HaptikAgentDesk(platform.credentials), team: 'support' },
        onEvent: (event) => events.push(event),
      },
      metadata: { imports: [HaptikStorageModule.forRoot(storage)], providers: [BreakingBot] },
    });
    haptik = new HaptikTestClient(app, { secret: SECRET });
    await haptik.url();
  };

  const call = async (conversationNo: number | string = ++conversation) =>
    (await haptik.call('breaks', { user: { user_name: 'hu_1' }, conversationNo })).texts;
  const list = () => app.get(HandoffRepository, { strict: false }).list();
  const stateOfFirst = async () => (await list())[0]?.state;
  const settled = async () => {
    for (;;) {
      const event = events.find(({ type }) => type === 'handoff.settled');
      if (event) return event;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('is delivered immediately when the platform answers', async () => {
    expect(await call()).toEqual([STARTED]);
    expect(platform.getHandoffs('hu_1')).toHaveLength(1);
  });

  it('is pending and delivered later when the platform does not answer', async () => {
    // Every attempt of the desk makes two requests.
    platform.fail(faults.reset(), { times: 4 });
    expect(await call()).toEqual([QUEUED]);
    expect(await settled()).toMatchObject({ state: 'delivered', attempts: 3, reason: 'exception' });
    expect(platform.getHandoffs('hu_1')).toMatchObject([{ team: 'support', by: 'app' }]);
  });

  it('is not created again while it is active or pending', async () => {
    expect(await call('same')).toEqual([STARTED]);
    expect(await call('same')).toEqual([ALREADY_ACTIVE]);
    platform.fail(faults.reset(), { times: 2 });
    expect(await call('queued')).toEqual([QUEUED]);
    expect(await call('queued')).toEqual([ALREADY_ACTIVE]);
  });

  it('is a dead letter immediately when the platform refuses', async () => {
    platform.fail(faults.status(400, { error_message: 'invalid team_name provided' }));
    expect(await call('again')).toEqual([FAILED]);
    expect(await settled()).toMatchObject({ state: 'dead-letter', attempts: 1, node: 'breaks' });
    expect(logger.linesOf('error').join('\n')).toMatch(
      /dead-letter after 0 s and 1 attempt: invalid team_name/,
    );
    // The reply does not wait for the write of the dead letter.
    expect(await eventually(stateOfFirst, 'dead-letter')).toBe('dead-letter');
    expect(await call('again')).toEqual([STARTED]);
  });

  it('expires when it is not delivered in time, and can be retried', async () => {
    platform.outage(faults.status(503));
    expect(await call('late')).toEqual([QUEUED]);
    await advanceStorageTime(app, 17 * 60);
    expect(await settled()).toMatchObject({ state: 'expired', node: 'breaks' });
    expect(logger.linesOf('error').join('\n')).toMatch(
      /expired after \d+ s and \d attempts?: not delivered within 15 minutes: .*503/,
    );
    const repository = app.get(HandoffRepository, { strict: false });
    const [expired] = await repository.list({ state: 'expired' });
    const [count] = await repository.counts(new Date(0));
    expect(count?.states).toMatchObject({ expired: 1, 'dead-letter': 0 });
    platform.recover();
    events.length = 0;
    await repository.retry(expired?.id ?? '', 'asha');
    expect(await settled()).toMatchObject({ state: 'delivered' });
  });

  it.each([
    [29, ['delivered']],
    [31, []],
  ])('is kept for 30 days: after %d days', async (days, states) => {
    await call();
    expect(await eventually(stateOfFirst, 'delivered')).toBe('delivered');
    await advanceStorageTime(app, days * 86_400);
    await app.close();
    await start();
    expect(await eventually(async () => (await list()).length, states.length)).toBe(states.length);
    expect((await list()).map(({ state }) => state)).toEqual(states);
  });

  it('is reported when the tables make its delivery fail, and delivered when they are right again', async () => {
    platform.fail(faults.reset(), { times: 2 });
    expect(await call()).toEqual([QUEUED]);
    const { orm } = openStorageOf(app);
    await orm.execute(sql`alter table haptik.handoffs rename column team to crew`);
    const isReported = async () => logger.linesOf('error').some((line) => line.includes('42703'));
    expect(await eventually(isReported, true)).toBe(true);
    await orm.execute(sql`alter table haptik.handoffs rename column crew to team`);
    expect(await settled()).toMatchObject({ state: 'delivered' });
  });
});
