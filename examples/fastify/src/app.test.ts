import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'node:test';
import type { INestApplication } from '@nestjs/common';
import { haptikBot, type HaptikTestBot } from 'nestjs-haptik/testing';
import { createApp } from './app.factory.js';

void describe('a bot on Fastify', () => {
  let app: INestApplication;
  let bot: HaptikTestBot;

  before(async () => {
    app = await createApp();
    bot = await haptikBot(app);
  });

  after(() => app.close());

  void it('answers calls', async () => {
    const reply = await bot.node('order_status').entity('order_id', 'A17').send();
    assert.partialDeepStrictEqual(reply.elements, [{ text: 'Order A17 is on its way.' }]);
  });

  void it('leaves other routes to Fastify', async () => {
    const response = await fetch(new URL('/health', bot.url));
    assert.deepEqual(await response.json(), { status: 'ok' });
  });
});
