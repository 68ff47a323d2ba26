import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { HaptikModule } from 'nestjs-haptik';
import { HaptikCopyModule } from 'nestjs-haptik/copy';
import {
  FakeAgentDesk,
  haptikBot,
  HaptikClock,
  type HaptikTestBot,
  TestClock,
} from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/jest';
import { serviceConfig } from '../../../src/service/config/service.config.factory.js';
import { DeliveryBot } from '../../../src/service/sample/delivery.bot.js';
import { OrderBackend } from '../../../src/service/sample/order.backend.js';
import { OrderBot } from '../../../src/service/sample/order.bot.js';
import { ProductBot } from '../../../src/service/sample/product.bot.js';
import { ReportBot } from '../../../src/service/sample/report.bot.js';
import { sampleCopy } from '../../../src/service/sample/sample.copy.js';

describe('the sample bots', () => {
  const clock = new TestClock();
  const desk = new FakeAgentDesk();
  let app: INestApplication;
  let bot: HaptikTestBot;
  beforeAll(async () => {
    const config = { path: 'haptik', publicUrl: 'https://shop.example', search: {} };
    const module = await Test.createTestingModule({
      imports: [
        HaptikModule.forRoot({ secrets: 'bot-secret', handoff: { desk, team: 'support' } }),
        HaptikCopyModule.forRoot({ copy: [sampleCopy] }),
      ],
      providers: [
        ProductBot,
        OrderBot,
        OrderBackend,
        DeliveryBot,
        ReportBot,
        { provide: serviceConfig.KEY, useValue: config },
      ],
    })
      .overrideProvider(HaptikClock)
      .useValue(clock)
      .compile();
    app = module.createNestApplication({ logger: false });
    bot = await haptikBot(app);
  });
  afterAll(() => app.close());

  it('say what a product costs', async () => {
    const price = bot.node('product_price');
    expect(await price.entity('product_name', 'Speaker').send()).toSucceedWith(
      'The speaker costs ₹ 2,499.',
    );
    expect(await price.send()).toFailWith(/speakers and powerbanks/);
  });

  it('show an order with its items, and remember it', async () => {
    const chat = bot.conversation();
    const answer = await chat.node('order_status').entity('order_id', '9042').send();
    expect(answer).toSucceedWith(
      'Order 9042 is on its way.',
      expect.objectContaining({ type: 'CAROUSEL' }),
    );
    expect(answer).toFitChannel('facebook');
    expect(chat.conversationDetails).toEqual({ last_order: '9042' });
    expect(chat.link('Track it', { card: 'Speaker' })).toBe('https://orders.example/9042');
    expect(await bot.node('order_status').entity('order_id', 'A17').send()).toFailWith(
      'An order number has 1 to 10 digits. Please check yours.',
    );
  });

  it('hand a chat off when the order system fails', async () => {
    const answer = await bot.node('order_status').entity('order_id', '500').send();
    expect(answer).toFailWith('I am bringing in a colleague. Please stay in this chat.');
    expect(answer).toHandOff({ team: 'support', reason: 'exception' });
  });

  it('ask for an address by a form', async () => {
    const chat = bot.conversation();
    await chat.node('delivery_address').send();
    expect(chat.form().keys).toEqual(['street', 'city']);
  });

  it('answer in time when a report takes too long', async () => {
    const pending = bot.node('slow_report').entity('seconds', '60').send();
    await clock.advanceToNextTimer();
    const answer = await pending;
    expect(answer.deadline).toEqual({ timeoutMs: 10_000, usedMs: 10_000, isExceeded: true });
    expect(answer).toHandOff({ reason: 'deadline' });
  });
});
