import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'node:test';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { haptikBot, type HaptikTestBot } from 'nestjs-haptik/testing';
import { AppModule } from './bot.js';

void describe('order_status', () => {
  let app: INestApplication;
  let bot: HaptikTestBot;

  before(async () => {
    app = await NestFactory.create(AppModule, { logger: false });
    bot = await haptikBot(app);
  });

  after(() => app.close());

  void it('says where the order is', async () => {
    const chat = bot.conversation();
    const reply = await chat.node('order_status').entity('order_id', 'A17').send();
    assert.equal(reply.status, true);
    assert.partialDeepStrictEqual(reply.elements, [{ text: 'Order A17 is on its way.' }]);
    assert.equal(chat.link('Track it'), 'https://shop.example/A17');
  });
});
