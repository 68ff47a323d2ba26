import type { INestApplication } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { faults } from 'nestjs-haptik/testing';
import { countDelivered } from '../../../support/delivered.handoffs.js';
import { DatabaseProxy } from '../../../support/servers/database/database.proxy.js';
import { ALREADY_ACTIVE, STARTED } from '../../../support/values/english.texts.js';
import {
  CHATS,
  once,
  until,
  useOutageStage,
} from '../../../support/servers/service/outage.stage.js';

describe('while the database is unavailable', () => {
  const { stage, server } = useOutageStage();
  let proxy: DatabaseProxy;
  let url: string;

  beforeEach(async () => {
    proxy = new DatabaseProxy(server().port);
    const name = new URL(await server().emptyDatabase()).pathname.slice(1);
    url = server().url(name, await proxy.start());
  });
  afterEach(() => proxy.stop());

  const waitForDelivered = (app: INestApplication, count: number): Promise<void> =>
    until(async () => (await countDelivered(app)) === count);

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
      await waitForDelivered(app, 1);
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
    await waitForDelivered(app, 3);
    expect(stage.handoffs(users)).toEqual(once(users));
  });

  it('at startup, the bot answers, and the storage opens when the database is available', async () => {
    proxy.disconnect();
    const app = await stage.start({ url });
    expect(await stage.breaks(app, 'early')).toBe(STARTED);
    expect(stage.logger.linesOf('error').join('\n')).toMatch(/The database cannot be reached/);
    proxy.restore();
    await waitForDelivered(app, 1);
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
    await waitForDelivered(app, 1);
    expect(stage.handoffs(['between'])).toEqual([1]);
  });
});

describe('two replicas on one database', () => {
  const { stage, server } = useOutageStage();

  it('start at the same time, call one agent per conversation, and share the pending jobs', async () => {
    const url = await server().emptyDatabase();
    const replicas = await Promise.all([stage.start({ url }), stage.start({ url })]);
    const users = Array.from({ length: CHATS }, (_, index) => `twin_${index}`);
    // The first ten attempts fail, so that some handoffs are left to any worker.
    stage.platform.fail(faults.reset(), { times: 10 });
    const answers = await Promise.all(
      users.map((user) => Promise.all(replicas.map((app) => stage.breaks(app, user)))),
    );
    const refusals = answers.flat().filter((text) => text === ALREADY_ACTIVE);
    await Promise.all(users.map((user) => stage.platform.waitForState(user, 'pending')));
    const duplicates = stage.handoffs(users).filter((count) => count > 1);
    // A write that takes too long on a busy machine counts as one to an unavailable database.
    const unwritten = stage.logger
      .linesOf('error')
      .filter((line) => line.includes('not be stored'));
    expect(refusals.length).toBeGreaterThanOrEqual(users.length - unwritten.length);
    expect(duplicates.length).toBeLessThanOrEqual(unwritten.length);
  });
});
