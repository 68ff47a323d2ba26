import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { haptikBot } from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/RUNNER';
import { AppModule } from '../src/app.moduleEXTENSION';

describe('order_status (e2e)', () => {
  let app: INestApplication;

  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = module.createNestApplication();
  });

  afterAll(() => app.close());

  it('answers a signed call', async () => {
    const bot = await haptikBot(app);
    const answer = await bot.node('order_status').entity('order_id', '71').send();
    expect(answer).toSucceedWith('Order 71 is on its way.', 'What next?');
  });
});
