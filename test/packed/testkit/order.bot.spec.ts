import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { HaptikModule } from 'nestjs-haptik';
import {
  FakeAgentDesk,
  haptikBot,
  HaptikClock,
  type HaptikTestBot,
  TestClock,
} from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/RUNNER';
import { OrderBot } from './order.botEXTENSION';

describe('OrderBot', () => {
  const clock = new TestClock();
  const desk = new FakeAgentDesk();
  let app: INestApplication;
  let bot: HaptikTestBot;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [HaptikModule.forRoot({ secrets: 'test-secret', handoff: { desk } })],
      providers: [OrderBot],
    })
      .overrideProvider(HaptikClock)
      .useValue(clock)
      .compile();
    app = module.createNestApplication();
    bot = await haptikBot(app);
  });

  afterAll(() => app.close());

  it('replies with the state of an order', async () => {
    const answer = await bot.node('order_status').entity('order_id', 'A17').on('facebook').send();
    expect(answer).toSucceedWith('Order A17 is on its way.', 'What next?');
    expect(answer).toFitChannel();
    expect(answer).not.toHandOff();
  });

  it('hands the chat off when the user cancels', async () => {
    const chat = bot.conversation({ flow: { Cancel: 'cancel_order' } });
    await chat.node('order_status').entity('order_id', 'A17').send();
    const answer = await chat.press('Cancel');
    expect(answer).toFailWith('A colleague cancels it.');
    expect(answer).toHandOff({ team: 'returns', outcome: 'delivered' });
    expect(chat.state).toBe('pending');
    expect(desk.handoffs[0]?.team).toBe('returns');
  });

  it('answers in time when a report takes long', async () => {
    desk.refuse();
    const pending = bot.node('slow_report').send();
    await clock.advanceToNextTimer();
    const answer = await pending;
    expect(answer).toFailWith();
    expect(answer.deadline?.isExceeded).toBe(true);
  });

  it('says what came instead', async () => {
    const answer = await bot.node('order_status').entity('order_id', 'A17').send();
    expect(() => expect(answer).toSucceedWith('Order A18 is on its way.', 'What next?')).toThrow(
      /Order A18 is on its way\.[^]*Order A17 is on its way\./,
    );
  });
});
