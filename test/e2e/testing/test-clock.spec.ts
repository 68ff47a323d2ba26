import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { CircuitBreakers, HaptikModule, HaptikNode } from 'nestjs-haptik';
import {
  FakeAgentDesk,
  haptikBot,
  HaptikClock,
  type HaptikTestBot,
  TestClock,
} from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/jest';
import { ParcelBot } from '../../support/bots/parcel.bot.js';

class WarehouseBot {
  isDown = true;

  @HaptikNode('stock')
  stock(): string {
    if (this.isDown) throw new Error('down');
    return '12 kettles';
  }
}

describe('TestClock', () => {
  let clock: TestClock;
  let desk: FakeAgentDesk;
  let warehouse: WarehouseBot;
  let app: INestApplication;
  let bot: HaptikTestBot;
  beforeEach(async () => {
    desk = new FakeAgentDesk();
    const module = await Test.createTestingModule({
      imports: [
        HaptikModule.forRoot({
          secrets: 'bot-secret',
          handoff: { desk, team: 'support', on: ['deadline'], dedupeWindowMs: 60_000 },
          breaker: { failureThreshold: 2, openForMs: 10_000 },
        }),
      ],
      providers: [ParcelBot, WarehouseBot],
    }).compile();
    app = module.createNestApplication({ logger: false });
    clock = TestClock.install(app);
    bot = await haptikBot(app);
    warehouse = app.get(WarehouseBot);
  });
  afterEach(() => app.close());

  it('lets a deadline expire at once, and the chat is handed off', async () => {
    const pending = bot.node('slow').send();
    await clock.advanceToNextTimer();
    const answer = await pending;
    expect(answer).toFailWith('I am bringing in a colleague. Please stay in this chat.');
    expect(answer).toHandOff({ team: 'support', reason: 'deadline' });
    expect(answer.deadline).toEqual({ timeoutMs: 4_000, usedMs: 4_000, isExceeded: true });
  });

  it('does not expire before', async () => {
    let isAnswered = false;
    const pending = bot
      .node('slow')
      .send()
      .finally(() => (isAnswered = true));
    await clock.waitForTimer();
    await clock.advance(3_999);
    expect([clock.pendingTimers, isAnswered]).toEqual([1, false]);
    await clock.advance(1);
    expect((await pending).deadline?.isExceeded).toBe(true);
    expect(clock.pendingTimers).toBe(0);
  });

  it('lets the time of an agent desk pass', async () => {
    desk.hold();
    const pending = bot.node('complaint').send();
    await desk.nextHandoff();
    await clock.advanceToNextTimer();
    expect(await pending).toHandOff({ outcome: 'timed-out' });
  });

  it('opens a circuit to trial calls again', async () => {
    const circuit = () =>
      app
        .get(CircuitBreakers)
        .list()
        .find(({ node }) => node === 'stock')?.state;
    await bot.node('stock').send();
    await bot.node('stock').send();
    expect(circuit()).toBe('open');
    warehouse.isDown = false;
    expect((await bot.node('stock').send()).failure?.reason).toBe('circuit-open');
    await clock.advance(12_000); // 10 s, and the jitter of 20 %
    expect(circuit()).toBe('half-open');
    expect(await bot.node('stock').send()).toSucceedWith('12 kettles');
    expect(circuit()).toBe('closed');
  });

  it('ends the time in which a chat is handed off once', async () => {
    const call = bot.node('complaint').user({ user_name: 'asha' });
    expect(await call.send()).toHandOff({ outcome: 'delivered' });
    await clock.advance(59_999);
    expect(await call.send()).toHandOff({ outcome: 'already-active' });
    await clock.advance(1);
    expect(await call.send()).toHandOff({ outcome: 'delivered' });
  });

  it('says that nothing waits for it', async () => {
    await expect(new TestClock({ maxWaitMs: 1 }).advanceToNextTimer()).rejects.toThrow(
      'TestClock.install(app)',
    );
  });

  it('is that of overrideProvider, if the application has one', async () => {
    const given = new TestClock();
    const module = await Test.createTestingModule({
      imports: [HaptikModule.forRoot({ secrets: 'bot-secret' })],
      providers: [ParcelBot],
    })
      .overrideProvider(HaptikClock)
      .useValue(given)
      .compile();
    expect(TestClock.install(module)).toBe(given);
    await module.close();
  });

  it('needs an application with HaptikModule', async () => {
    const module = await Test.createTestingModule({}).compile();
    expect(() => TestClock.install(module)).toThrow('does not import HaptikModule');
    await module.close();
  });

  it('does not move back', async () => {
    await expect(clock.advance(-1)).rejects.toThrow('cannot move by -1 ms');
  });
});
