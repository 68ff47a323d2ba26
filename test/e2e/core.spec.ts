import { type INestApplication, Injectable } from '@nestjs/common';
import { HaptikCall, HaptikNode, NodeCall } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, PLATFORMS, SECRET } from '../support/app.js';

@Injectable()
class Echo {
  @HaptikNode('echo')
  echo(@HaptikCall() call: NodeCall) {
    return call.entity('text') ?? 'nothing';
  }
}

describe.each(PLATFORMS)('on %s', (platform) => {
  let app: INestApplication;
  beforeAll(async () => {
    app = await boot({ platform, metadata: { providers: [Echo] } });
  });
  afterAll(() => app.close());

  it('answers', async () => {
    const haptik = new HaptikTestClient(app, { secret: SECRET });
    const reply = await haptik.call('echo', { entities: { text: 'नमस्ते' } });
    expect(reply.body).toEqual({ status: true, response: ['नमस्ते'] });
    expect(reply.httpStatus).toBe(200);
  });
});
