import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AgentDesk } from 'nestjs-haptik';
import { FakeAgentDesk, haptikBot, type HaptikTestBot } from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppModule } from './app.module.js';

describe('the shop', () => {
  let app: INestApplication;
  let bot: HaptikTestBot;

  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [AppModule] })
      .overrideProvider(AgentDesk)
      .useValue(new FakeAgentDesk())
      .compile();
    app = module.createNestApplication();
    bot = await haptikBot(app);
  });

  afterAll(() => app.close());

  /** A conversation of a user with orders, in which the buttons lead to nodes. */
  const startChat = (language = 'en') =>
    bot.conversation({
      userName: 'asha',
      language,
      flow: {
        'Where is it?': 'order_status',
        'Return it': 'order_return',
        'वापस करें': 'order_return',
      },
    });

  it('shows the orders of the user as cards', async () => {
    const reply = await startChat().node('order_list').on('android').send();
    expect(reply).toSucceedWith('You have 2 orders.');
    expect(reply.elements).toMatchObject([{ type: 'CAROUSEL' }]);
    expect(reply).toFitChannel();
  });

  it('says where an order is, and returns it', async () => {
    const chat = startChat();
    await chat.node('order_list').send();
    const status = await chat.press('Where is it?', {
      card: 'Blue kettle',
      entities: { order_id: 'A17' },
    });
    expect(status).toSucceedWith('Order A17 is on its way.');
    expect(chat.link('Track it')).toBe('https://shop.example/track/A17');
    expect(await chat.press('Return it')).toSucceedWith('We collect order A17 tomorrow.');
    expect(chat.conversationDetails).not.toHaveProperty('last_order');
  });

  it('lets an agent return what is expensive', async () => {
    const chat = startChat();
    await chat.node('order_status').entity('order_id', 'A18').send();
    const reply = await chat.press('Return it');
    expect(reply).toHandOff({ team: 'returns' });
    expect(reply.texts).toEqual(['A colleague takes over. Please stay in this chat.']);
  });

  it('speaks Hindi', async () => {
    const chat = startChat('hi');
    const status = await chat.node('order_status').entity('order_id', 'A17').send();
    expect(status).toSucceedWith('ऑर्डर A17 रास्ते में है।');
    expect(await chat.press('वापस करें')).toSucceedWith('हम ऑर्डर A17 कल ले जाएँगे।');
  });

  it.each([
    ['A99', 'I cannot find order A99. Please check the number.'],
    ['seventeen', 'An order number is a letter and digits, such as A17.'],
  ])('does not find the order %s', async (id, text) => {
    expect(await bot.node('order_status').entity('order_id', id).send()).toFailWith(text);
  });
});
