import { type INestApplication, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { HaptikEntity, HaptikModule, HaptikNode } from 'nestjs-haptik';
import { button, link, text, toPlainText } from 'nestjs-haptik/hsl';
import { HaptikTestClient } from 'nestjs-haptik/testing';

@Injectable()
class OrderBot {
  @HaptikNode('order_status')
  status(@HaptikEntity('order_id') id: string) {
    return button(`Order ${id} is on its way.`, [link('Track it', `https://shop.example/${id}`)]);
  }
}

@Module({ imports: [HaptikModule.forRoot({ secrets: 'node-secret' })], providers: [OrderBot] })
class AppModule {}

describe('README example', () => {
  let app: INestApplication;
  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [AppModule] }).compile();
    app = module.createNestApplication({ logger: false });
  });
  afterAll(() => app.close());

  it('answers a signed call with what the method returns', async () => {
    const haptik = new HaptikTestClient(app, { secret: 'node-secret' });
    const reply = await haptik.call('order_status', { entities: { order_id: '71' } });
    expect(reply.httpStatus).toBe(200);
    expect(reply.status).toBe(true);
    expect(reply.response).toHaveLength(1);
    expect(toPlainText(reply.elements[0] ?? text(''))).toBe(
      'Order 71 is on its way.\nTrack it: https://shop.example/71',
    );
  });

  it('rejects a call signed with another secret', async () => {
    const unauthenticatedClient = new HaptikTestClient(app, { secret: 'guess' });
    const reply = await unauthenticatedClient.call('order_status');
    expect(reply.httpStatus).toBe(401);
    expect(reply.body).toEqual({ statusCode: 401, message: 'Unauthorized' });
  });
});
