import { type INestApplication, Injectable, Module } from '@nestjs/common';
import {
  AgentDesk,
  failure,
  type HandoffOutcome,
  HaptikCall,
  HaptikEntity,
  haptikMain,
  HaptikModule,
  HaptikNode,
  type NodeCall,
  reply,
  sign,
} from 'nestjs-haptik';
import { button, link } from 'nestjs-haptik/hsl';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, ENDPOINTS, MemoryLogger, SECRET } from '../../support/test.app.js';
import { codeNodeEvent, EVENT_SOURCES } from '../../support/serverless.events.js';
import { RecordingBot } from '../../support/bots/recording.bot.js';
import { FIXTURE_SECRETS, requestFixtures } from '../../support/values/fixtures.js';

@Injectable()
class ParcelBot {
  @HaptikNode('parcel')
  parcel(@HaptikEntity('id') id: string, @HaptikCall() call: NodeCall) {
    const track = button(`पार्सल ${id} रास्ते में है 📦`, [link('ट्रैक', `https://shop.example/${id}`)]);
    const { language } = call;
    return reply(`Namaste ${call.user.fullName}`, track).conversation({
      id,
      language: language ?? '',
    });
  }

  @HaptikNode('refused')
  refused() {
    return failure('No such parcel.');
  }

  @HaptikNode('broken')
  broken(): string {
    throw new Error('back end down');
  }

  @HaptikNode('empty')
  empty() {
    return '';
  }
}

class CallCenter extends AgentDesk {
  override handOff(): Promise<HandoffOutcome> {
    return Promise.resolve({ kind: 'delivered' });
  }
}

const OPTIONS = {
  secrets: SECRET,
  handoff: { desk: new CallCenter(), team: 'support', dedupeWindowMs: 0 },
};

const BODIES = ['parcel', 'refused', 'broken', 'empty', 'no_such_node'].map((node) =>
  Buffer.from(
    JSON.stringify({
      node,
      event: 'API_INTEGRATION',
      user: { user_name: 'asha', full_name: 'आशा', device_platform: 5 },
      entities: { id: [{ entity_value: '७१', detection: 'message', original_text: '७१' }] },
      user_details: { language_code: 'hi' },
    }),
  ),
);

const signedHeaders = (signature: string): [string, string][] => [
  ['Content-Type', 'application/json'],
  ['X-Hub-Signature', signature],
];

describe('one class of node methods', () => {
  const haptik = HaptikModule.forRoot(OPTIONS);
  @Module({ imports: [haptik], providers: [ParcelBot] })
  class AppModule {}
  const main = haptikMain(AppModule, { logger: new MemoryLogger() });
  let app: INestApplication;
  beforeAll(async () => {
    app = await boot({ options: OPTIONS, metadata: { providers: [ParcelBot] } });
  });
  afterAll(() => app.close());

  const byRoute = (bytes: Buffer, signature: string) =>
    new HaptikTestClient(app).post(bytes, { 'X-Hub-Signature': signature });

  it.each(Object.entries(EVENT_SOURCES))(
    'answers %s as it answers the route',
    async (_, toEvent) => {
      for (const body of BODIES) {
        const signature = sign(body, SECRET);
        const { text, httpStatus, headers } = await byRoute(body, signature);
        expect(httpStatus).toBe(200);
        for (const isBase64Encoded of [false, true]) {
          const event = toEvent({ headers: signedHeaders(signature), body }, isBase64Encoded);
          const result = await main(event, { getRemainingTimeInMillis: () => 30_000 });
          expect(result).toMatchObject({ statusCode: 200, body: text });
          expect(result.headers['Content-Type']).toBe(headers.get('content-type'));
        }
      }
    },
  );

  it.each(ENDPOINTS)('answers %s as it answers the route', async (platform) => {
    const other = await boot({ platform, options: OPTIONS, metadata: { providers: [ParcelBot] } });
    for (const body of BODIES) {
      const signature = sign(body, SECRET);
      const expected = await byRoute(body, signature);
      const headers = { 'X-Hub-Signature': signature };
      const { text, httpStatus } = await new HaptikTestClient(other).post(body, headers);
      expect([httpStatus, text]).toEqual([200, expected.text]);
    }
    await other.close();
  });

  it('answers a code node with the same bytes, in the form that Haptik reads', async () => {
    for (const body of BODIES) {
      const { text } = await byRoute(body, sign(body, SECRET));
      expect(await main(codeNodeEvent(body))).toEqual({
        statusCode: 200,
        body: text,
        headers: { 'Content-Type': 'application/json' },
      });
    }
  });
});

describe('a recorded call', () => {
  const route = new RecordingBot();
  const recorder = new RecordingBot();
  @Module({
    imports: [HaptikModule.forRoot({ secrets: FIXTURE_SECRETS })],
    providers: [{ provide: RecordingBot, useValue: recorder }],
  })
  class AppModule {}
  const main = haptikMain(AppModule, { logger: new MemoryLogger() });
  let haptik: HaptikTestClient;
  let app: INestApplication;
  beforeAll(async () => {
    app = await route.boot('express');
    haptik = new HaptikTestClient(app);
  });
  afterAll(() => app.close());

  const fixtures = [...requestFixtures('integration'), ...requestFixtures('malformed')];
  it.each(fixtures)('$file ($note) gets the response of the route in events', async (fixture) => {
    for (const [, digest] of fixture.digests) {
      const signature = `sha1=${digest}`;
      const response = await haptik.post(fixture.bytes, { 'X-Hub-Signature': signature });
      for (const toEvent of Object.values(EVENT_SOURCES)) {
        const request = { headers: signedHeaders(signature), body: fixture.bytes };
        const result = await main(toEvent(request, true));
        expect([result.statusCode, result.body]).toEqual([fixture.status, response.text]);
      }
    }
    recorder.take();
    const { statusCode, body } = await main(codeNodeEvent(fixture.bytes));
    const isCall = fixture.status === 200;
    expect([statusCode, JSON.parse(body)]).toEqual([
      200,
      expect.objectContaining({ status: isCall }),
    ]);
    const json: unknown = isCall ? JSON.parse(fixture.bytes.toString('utf8')) : undefined;
    expect(recorder.take()?.raw).toEqual(json);
  });
});
