import type { INestApplication } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { HandoffRepository } from 'nestjs-haptik';
import { faults } from 'nestjs-haptik/testing';
import {
  advanceStorageTime,
  waitUntilNoJobIsDue,
} from '../../../support/servers/database/storage.clock.js';
import { ALREADY_ACTIVE, QUEUED } from '../../../support/values/english.texts.js';
import {
  CHATS,
  never,
  newStorage,
  once,
  until,
  useOutageStage,
} from '../../../support/servers/service/outage.stage.js';

describe.each(['PGlite', 'PostgreSQL'])('while the platform is down, with %s', (engine) => {
  const { stage } = useOutageStage();
  let app: INestApplication;

  beforeEach(async () => {
    app = await stage.start(await newStorage(engine));
  });

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
    const careful = await stage.start(await newStorage(engine), {
      failureThreshold: 3,
      openForMs: 2_000,
    });
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
