import { Global, type INestApplication, Module } from '@nestjs/common';
import { CallDedupeStore, type DedupeClaim, type HaptikEvent } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { AcceptingAgentDesk } from '../../support/bots/flaky.bot.js';
import { PaymentBot } from '../../support/bots/payment.bot.js';
import { boot, HTTP_PLATFORMS, SECRET } from '../../support/test.app.js';

describe.each([...HTTP_PLATFORMS, 'listener'] as const)('a replayed call on %s', (platform) => {
  let bot: PaymentBot;
  let app: INestApplication;
  const events: HaptikEvent[] = [];
  beforeEach(async () => {
    bot = new PaymentBot();
    app = await boot({
      platform,
      options: {
        bots: { second: { secrets: SECRET } },
        handoff: { desk: new AcceptingAgentDesk() },
        onEvent: (event) => void events.push(event),
      },
      metadata: { providers: [{ provide: PaymentBot, useValue: bot }] },
    });
    await app.listen(0, '127.0.0.1');
    events.length = 0;
  });
  afterEach(() => app.close());

  const call = async (node: string, amount: string) =>
    (await new HaptikTestClient(app, { secret: SECRET }).call(node, { entities: { amount } })).body;

  it('gets the same reply, and the method runs once', async () => {
    const first = await call('pay', '10');
    expect(first).toEqual({
      status: true,
      response: ['Payment 1 of 10.'],
      conversation_details: { paid: '10' },
    });
    expect(await call('pay', '10')).toEqual(first);
    expect(await call('pay', '20')).toMatchObject({ response: ['Payment 2 of 20.'] });
    expect(await call('transfer', '10')).toMatchObject({ response: ['Payment 3 of 10.'] });
    expect(events.filter(({ type }) => type === 'call.repeated')).toEqual([
      { type: 'call.repeated', bot: 'default', node: 'pay' },
    ]);
    expect(events.filter(({ type }) => type === 'call.answered')).toHaveLength(4);
  });

  it('waits for an identical call that is running', async () => {
    const { entered, open } = bot.hold();
    const calls = [call('pay', '10')];
    await entered;
    calls.push(call('pay', '10'), call('pay', '10'));
    await call('count', '');
    open();
    const replies = await Promise.all(calls);
    expect(replies).toEqual(replies.map(() => replies[0]));
    expect(bot.payments).toBe(2);
  });

  it('runs again after an error, and after a rejection by a guard', async () => {
    for (const amount of ['throws', 'forbidden']) {
      bot.payments = 0;
      expect(await call('pay', amount)).toMatchObject({ status: false });
      await call('pay', amount);
      expect(bot.payments).toBe(2);
    }
  });

  it('does not run again after a failure that the method returned, a handoff, or a deadline', async () => {
    expect(await call('pay', 'refused')).toMatchObject({ response: ['Payment 1 was refused.'] });
    expect(await call('pay', 'refused')).toMatchObject({ response: ['Payment 1 was refused.'] });
    await call('pay', 'agent');
    await call('pay', 'agent');
    expect(bot.payments).toBe(2);
    await call('late', '');
    await call('late', '');
    expect(bot.payments).toBe(3);
    const late = events.filter((event) => event.type === 'call.answered' && event.node === 'late');
    expect(late).toMatchObject([{ reason: 'deadline' }, { reason: 'deadline' }]);
  });

  it('runs as often as it is called without the option', async () => {
    expect(await call('count', '')).toMatchObject({ response: ['Counted 1.'] });
    expect(await call('count', '')).toMatchObject({ response: ['Counted 2.'] });
  });
});

class BrokenStore extends CallDedupeStore {
  async claim(): Promise<DedupeClaim> {
    return { kind: 'claimed' };
  }

  complete(): never {
    throw new Error('complete is broken');
  }

  release(): never {
    throw new Error('release is broken');
  }
}

@Global()
@Module({
  providers: [{ provide: CallDedupeStore, useClass: BrokenStore }],
  exports: [CallDedupeStore],
})
class BrokenStoreModule {}

describe('a call whose outcome the store of the application does not keep', () => {
  it('is answered', async () => {
    const providers = [{ provide: PaymentBot, useValue: new PaymentBot() }];
    const app = await boot({ metadata: { imports: [BrokenStoreModule], providers } });
    await app.listen(0, '127.0.0.1');
    const client = new HaptikTestClient(app, { secret: SECRET });
    const reply = await client.call('pay', { entities: { amount: '10' } });
    expect(reply.body).toMatchObject({ response: ['Payment 1 of 10.'] });
    await app.close();
  });
});
