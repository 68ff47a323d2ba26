import { Injectable, Module } from '@nestjs/common';
import {
  type HaptikEvent,
  HaptikCall,
  haptikMain,
  HaptikModule,
  HaptikNode,
  type NodeCall,
  type ServerlessEvent,
} from 'nestjs-haptik';
import { MemoryLogger, SECRET } from '../../support/test.app.js';
import {
  codeNodeEvent,
  EVENT_SOURCES,
  loadBalancerEvent,
} from '../../support/serverless.events.js';

@Injectable()
class GreetingBot {
  @HaptikNode('greet')
  greet(@HaptikCall() call: NodeCall) {
    return `Hello ${call.user.fullName}.`;
  }

  @HaptikNode('never')
  never() {
    return new Promise<string>(() => undefined);
  }

  @HaptikNode({ name: 'greet', bot: 'support' })
  support() {
    return 'Support.';
  }
}

const events: HaptikEvent[] = [];

@Module({
  imports: [
    HaptikModule.forRoot({
      secrets: SECRET,
      bots: { support: { secrets: 'other-secret' } },
      texts: { en: { error: 'Own error text.', deadline: 'Own deadline text.' } },
      onEvent: (event) => events.push(event),
    }),
  ],
  providers: [GreetingBot],
})
class AppModule {}

const BODY = JSON.stringify({ node: 'greet', user: { full_name: 'Asha' }, entities: {} });

describe('a code node', () => {
  const logger = new MemoryLogger();
  const main = haptikMain(AppModule, { logger });
  const replyTo = async (event: ServerlessEvent, run = main): Promise<unknown> => {
    const { statusCode, body, headers } = await run(event);
    expect([statusCode, headers]).toEqual([200, { 'Content-Type': 'application/json' }]);
    return JSON.parse(body);
  };
  const replied = (text: string, status = true) => ({ status, response: [text] });

  it('needs no signature, and its reply is an event', async () => {
    expect(await replyTo(codeNodeEvent(BODY))).toEqual(replied('Hello Asha.'));
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'call.answered', node: 'greet' }),
    );
  });

  it('of the live test has user_data for user', async () => {
    const body = { node: 'greet', user_data: { full_name: 'Ravi' }, entities: {} };
    expect(await replyTo(codeNodeEvent(JSON.stringify(body)))).toEqual(replied('Hello Ravi.'));
    const both = JSON.stringify({ ...body, user: { full_name: 'Asha' } });
    expect(await replyTo(codeNodeEvent(both))).toEqual(replied('Hello Asha.'));
  });

  it('without a name is that of the option node', async () => {
    const named = haptikMain(AppModule, { node: 'greet', logger });
    const body = JSON.stringify({ user: { full_name: 'Asha' }, entities: {} });
    expect(await replyTo(codeNodeEvent(body), named)).toEqual(replied('Hello Asha.'));
    expect(await replyTo(codeNodeEvent(body))).toEqual(replied('Own error text.', false));
    expect(logger.lines.join('\n')).toContain('The option node of haptikMain');
  });

  it('is of the bot of the option bot', async () => {
    const support = haptikMain(AppModule, { bot: 'support', logger });
    expect(await replyTo(codeNodeEvent(BODY), support)).toEqual(replied('Support.'));
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '"greet"',
    '{}',
    '{"node":5}',
    '{"node":"greet","entities":[]}',
    '\ud800',
  ])('with the body %j gets the text error, because an exception is a bot break', async (body) => {
    expect(await replyTo(codeNodeEvent(body))).toEqual(replied('Own error text.', false));
  });

  it.each([null, undefined, 7, { node: 'greet' }])('with the body %j, too', async (body) => {
    const event = { body } as unknown as ServerlessEvent;
    expect(await replyTo(event)).toEqual(replied('Own error text.', false));
  });

  it('gets the text deadline within the time that the context leaves', async () => {
    const { body } = await main(codeNodeEvent('{"node":"never"}'), {
      getRemainingTimeInMillis: () => 60,
    });
    expect(JSON.parse(body)).toEqual(replied('Own deadline text.', false));
  });

  it('can be refused', async () => {
    const httpOnly = haptikMain(AppModule, { codeNode: false, logger });
    expect((await httpOnly(codeNodeEvent(BODY))).statusCode).toBe(400);
  });

  it('may have more keys if the option codeNode says so', async () => {
    const event = { body: BODY, run_id: 'r-1' } as ServerlessEvent;
    expect((await main(event)).statusCode).toBe(400);
    expect(logger.lines.at(-1)).toContain('keys "body", "run_id"');
    const lenient = haptikMain(AppModule, { codeNode: (given) => 'run_id' in given, logger });
    expect(await replyTo(event, lenient)).toEqual(replied('Hello Asha.'));
  });

  describe('is not what a client can send by HTTP', () => {
    // Accepts whatever is no HTTP request.
    const lenient = haptikMain(AppModule, { codeNode: () => true, logger });
    const expectRefused = async (event: unknown): Promise<void> => {
      for (const run of [main, lenient]) {
        const { statusCode } = await run(event as ServerlessEvent);
        expect([400, 401, 404]).toContain(statusCode);
      }
    };

    it.each(Object.entries(EVENT_SOURCES))('through %s', async (_, toEvent) => {
      const nested = Buffer.from(JSON.stringify(codeNodeEvent(BODY)));
      for (const path of ['/', '/haptik', '/haptik/support']) {
        for (const body of [Buffer.from(BODY), nested]) {
          for (const headers of [
            [],
            [['content-type', 'application/json']],
            [
              ['httpMethod', ''],
              ['requestContext', '{}'],
              ['body', BODY],
              ['codeNode', 'true'],
            ],
          ] as const) {
            await expectRefused(toEvent({ path, headers, body }));
          }
        }
      }
    });

    it.each([
      ['of VPC Lattice', { method: 'POST', raw_path: '/', headers: {}, body: BODY }],
      ['of DigitalOcean, which merges the body', { body: BODY, http: { method: 'POST' } }],
      ['with a method that is no text', { httpMethod: null, body: BODY }],
      ['with an empty context', { requestContext: {}, body: BODY }],
      ['with undefined headers', { headers: undefined, body: BODY }],
      ['with a context of a WebSocket', { requestContext: { connectionId: 'c-1' }, body: BODY }],
      [
        'with an inherited method',
        Object.assign(Object.create({ method: 'POST' }), { body: BODY }),
      ],
    ])('in an event %s', async (_, event) => {
      await expectRefused(event);
    });

    it.each([
      ['of OpenWhisk, which merges the body', { body: BODY, __ow_method: 'post' }],
      ['of a queue', { Records: [{ body: BODY }] }],
      ['of a list', [{ body: BODY }]],
      ['that is a text', BODY],
      ['that is null', null],
      ['that is empty', {}],
    ])('in an event %s', async (_, event) => {
      expect((await main(event as unknown as ServerlessEvent)).statusCode).toBe(400);
    });

    it('with headers of a load balancer only', async () => {
      const { multiValueHeaders } = loadBalancerEvent({ headers: [['a', 'b']] });
      await expectRefused({ multiValueHeaders, body: BODY });
    });
  });
});
