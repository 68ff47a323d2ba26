import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { HaptikModule } from 'nestjs-haptik';
import { HaptikCopyModule } from 'nestjs-haptik/copy';
import { haptikBot, type HaptikTestBot } from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/vitest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orderStatusCopy } from './order-status.copy.js';
import { OrderStatusNode } from './order-status.node.js';
import { OrdersService } from './orders.service.js';

describe('OrderStatusNode', () => {
  let app: INestApplication;
  let bot: HaptikTestBot;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [
        HaptikModule.forRoot({ secrets: 'test-secret' }),
        HaptikCopyModule.forRoot({ copy: [orderStatusCopy] }),
      ],
      providers: [OrdersService, OrderStatusNode],
    }).compile();
    app = module.createNestApplication();
    bot = await haptikBot(app);
  });

  afterAll(() => app.close());

  it('says where an order is, with a link to track it', async () => {
    const chat = bot.conversation();
    const reply = await chat.node('order_status').entity('order_id', 'A17').send();
    expect(reply).toSucceedWith('Order A17 is on its way.');
    expect(chat.link('Track it')).toBe('https://shop.example/track/A17');
  });

  it.each([
    ['A99', 'There is no order A99. Please check the number.'],
    ['seventeen', 'An order number is a letter and digits, such as A17.'],
  ])('does not accept the order %s', async (id, text) => {
    expect(await bot.node('order_status').entity('order_id', id).send()).toFailWith(text);
  });
});
