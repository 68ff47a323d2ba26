import type { INestApplication } from '@nestjs/common';
import { FakeAgentDesk, haptikBot, type HaptikTestBot } from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/jest';
import { ParcelBot } from '../../support/bots/parcel.bot.js';
import { boot } from '../../support/test.app.js';

describe('FakeAgentDesk', () => {
  const desk = new FakeAgentDesk();
  let app: INestApplication;
  let bot: HaptikTestBot;
  beforeAll(async () => {
    app = await boot({
      options: { handoff: { desk, breaker: false } },
      metadata: { providers: [ParcelBot] },
    });
    bot = await haptikBot(app);
  });
  afterAll(() => app.close());
  beforeEach(() => desk.clear());

  const complain = () => bot.node('complaint').send();

  it('records handoffs and accepts them', async () => {
    const chat = bot.conversation({ userName: 'asha', conversationNo: 3 });
    expect(await chat.node('complaint').send()).toFailWith('A colleague is coming.');
    expect(desk.handoffs).toMatchObject([
      {
        bot: 'default',
        node: 'complaint',
        userName: 'asha',
        conversationNo: '3',
        team: 'complaints',
        reason: 'requested',
      },
    ]);
    desk.clear();
    expect(desk.handoffs).toEqual([]);
  });

  it('refuses, and accepts again', async () => {
    desk.refuse('The team is closed');
    expect(await complain()).toHandOff({ outcome: 'refused' });
    desk.accept();
    expect(await complain()).toHandOff({ outcome: 'delivered' });
  });

  it('throws', async () => {
    desk.throw();
    expect(await complain()).toHandOff({ outcome: 'unreachable' });
  });

  it('holds handoffs until they are released', async () => {
    desk.hold();
    const pending = Promise.all([complain(), complain()]);
    await desk.nextHandoff();
    while (desk.handoffs.length < 2) await desk.nextHandoff();
    desk.release();
    const answers = await pending;
    for (const answer of answers) expect(answer).toHandOff({ outcome: 'delivered' });
    expect(await complain()).toHandOff();
  });
});
