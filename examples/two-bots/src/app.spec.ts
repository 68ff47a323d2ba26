import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { haptikBot, HaptikTestClient } from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/jest';
import { AppModule } from './app.module';

describe('two bots', () => {
  let app: INestApplication;

  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = module.createNestApplication();
    await app.init();
  });

  afterAll(() => app.close());

  it.each([
    ['shop', 'Welcome to the shop. What are you looking for?'],
    ['support', 'This is support. How can we help?'],
  ])('answers the node greeting of the bot %s', async (name, text) => {
    const bot = await haptikBot(app, { bot: name });
    expect(await bot.node('greeting').send()).toSucceedWith(text);
  });

  it('has its own language for users of other languages', async () => {
    const bot = await haptikBot(app, { bot: 'support' });
    const reply = await bot.unknownNode('product_price').language('ta').send();
    expect(reply).toFailWith(/\p{Script=Devanagari}/u);
  });

  it('does not accept the secret of one bot for the other', async () => {
    const haptik = new HaptikTestClient(app, {
      path: '/haptik/support',
      secret: process.env.SHOP_SECRET,
    });
    const { httpStatus } = await haptik.call('greeting');
    expect(httpStatus).toBe(401);
  });
});
