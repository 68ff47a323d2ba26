import { type DynamicModule, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import {
  HaptikCall,
  haptikMain,
  HaptikModule,
  HaptikNode,
  type NodeCall,
  sign,
} from 'nestjs-haptik';
import { MemoryLogger, SECRET } from '../../support/test.app.js';
import { codeNodeEvent, functionUrlEvent } from '../../support/serverless.events.js';

const BODY = Buffer.from('{"node":"order"}');
const HTTP = functionUrlEvent({
  headers: [
    ['Content-Type', 'application/json'],
    ['X-Hub-Signature', sign(BODY, SECRET)],
  ],
  body: BODY,
});
const ERROR_TEXT = 'Something went wrong on our side. Please try again in a moment.';
const DEADLINE_TEXT = 'This is taking longer than it should. Please try again in a moment.';

@Injectable()
class OrderBot {
  readonly calls: NodeCall[] = [];

  @HaptikNode('order')
  order(@HaptikCall() call: NodeCall) {
    this.calls.push(call);
    return 'On its way.';
  }

  @HaptikNode('never')
  never() {
    return new Promise<string>(() => undefined);
  }
}

/** A back end whose first connections fail, or hang. */
@Injectable()
class Backend implements OnModuleInit {
  starts = 0;

  constructor(private readonly connect: (start: number) => Promise<void>) {}

  onModuleInit(): Promise<void> {
    return this.connect(++this.starts);
  }
}

@Module({})
class AppModule {
  static with(backend: Backend): DynamicModule {
    return {
      module: AppModule,
      imports: [HaptikModule.forRoot({ secrets: SECRET })],
      providers: [OrderBot, { provide: Backend, useValue: backend }],
    };
  }
}

describe('the application behind main', () => {
  const logger = new MemoryLogger();

  it('is started once, before the first call', async () => {
    const backend = new Backend(() => Promise.resolve());
    const main = haptikMain(AppModule.with(backend), { logger });
    const results = await Promise.all([main(HTTP), main(HTTP), main(codeNodeEvent(BODY))]);
    expect(results.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(backend.starts).toBe(1);
  });

  it('is started again by a call after it did not start, which is logged', async () => {
    const backend = new Backend((start) =>
      start < 4 ? Promise.reject(new Error('no route to the back end')) : Promise.resolve(),
    );
    const main = haptikMain(AppModule.with(backend), { logger });
    expect((await main(HTTP)).statusCode).toBe(503);
    const { statusCode, body } = await main(codeNodeEvent(BODY));
    expect([statusCode, JSON.parse(body)]).toEqual([
      200,
      { status: false, response: [ERROR_TEXT] },
    ]);
    expect(logger.linesOf('error').join('\n')).toMatch(/did not start.*no route to the back end/);
    expect((await main(HTTP)).statusCode).toBe(503);
    expect((await main(HTTP)).statusCode).toBe(200);
    expect((await main(HTTP)).statusCode).toBe(200);
    expect(backend.starts).toBe(4);
  });

  it('that starts too slowly costs a reply, not the invocation', async () => {
    const main = haptikMain(AppModule.with(new Backend(() => new Promise(() => undefined))), {
      logger,
    });
    const context = { getRemainingTimeInMillis: () => 50 };
    expect((await main(HTTP, context)).statusCode).toBe(503);
    const { body } = await main(codeNodeEvent(BODY), context);
    expect(JSON.parse(body)).toEqual({ status: false, response: [DEADLINE_TEXT] });
  });

  it.each([
    ['without HaptikModule', {}, 'does not import HaptikModule'],
    [
      'with an unknown bot',
      { bot: 'sales' },
      'Set the option bot of haptikMain to one of: default',
    ],
  ])('%s does not start, with the cure in the log', async (_, options, cure) => {
    const app =
      'bot' in options
        ? AppModule.with(new Backend(() => Promise.resolve()))
        : { module: AppModule };
    const main = haptikMain(app, { ...options, logger });
    expect((await main(HTTP)).statusCode).toBe(503);
    expect(logger.linesOf('error').join('\n')).toContain(cure);
  });
});

describe('the time that the context leaves', () => {
  const bot = new OrderBot();
  const module = {
    module: AppModule,
    imports: [HaptikModule.forRoot({ secrets: SECRET })],
    providers: [{ provide: OrderBot, useValue: bot }],
  };
  const main = haptikMain(module, { logger: new MemoryLogger() });
  const bytes = Buffer.from('{"node":"never"}');
  const headers = [
    ['Content-Type', 'application/json'],
    ['X-Hub-Signature', sign(bytes, SECRET)],
  ] as const;

  it.each([80, 1, 0, -5])('ends a method: %d ms', async (remaining) => {
    const result = await main(functionUrlEvent({ headers, body: bytes }), {
      getRemainingTimeInMillis: () => remaining,
    });
    expect(result.statusCode).toBe(200);
    expect(JSON.parse(result.body)).toEqual({ status: false, response: [DEADLINE_TEXT] });
  });

  it.each([
    [3_000, 2_800],
    [1_000, 900],
    [60_000, 28_800],
    [Number.NaN, 28_800],
  ])('of %d ms leaves the call at most %d ms', async (remaining, limit) => {
    await main(HTTP, { getRemainingTimeInMillis: () => remaining });
    const { timeLimitMs = 0 } = bot.calls.at(-1) ?? {};
    expect(timeLimitMs).toBeGreaterThan(0);
    expect(timeLimitMs).toBeLessThanOrEqual(limit);
  });

  it('of a code node is at most 20 s', async () => {
    await main(codeNodeEvent(BODY), { getRemainingTimeInMillis: () => 300_000 });
    expect(bot.calls.at(-1)?.timeLimitMs).toBeLessThanOrEqual(19_800);
  });
});
