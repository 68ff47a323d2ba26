import { Injectable, type INestApplication } from '@nestjs/common';
import { HaptikEntity, type HaptikEvent, HaptikNode } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { MemoryReader } from '../../../src/resilience/admission/memory.reader.js';
import { MemoryWatermark } from '../../../src/resilience/admission/memory.watermark.js';
import { boot, HTTP_PLATFORMS, MemoryLogger, SECRET } from '../../support/test.app.js';

const BUSY = {
  status: false,
  response: ['Many people are writing to us right now. Please try again in a minute.'],
};

/** Calls of `slow` and `narrow` wait until the test opens them. */
@Injectable()
class Bot {
  #enter: () => void = () => undefined;
  #open: () => void = () => undefined;
  #opened: Promise<void> = Promise.resolve();

  /** Resolves when so many calls wait. */
  waitFor(calls: number): Promise<void> {
    let left = calls;
    this.#opened = new Promise((resolve) => (this.#open = resolve));
    return new Promise((resolve) => (this.#enter = () => void (--left === 0 && resolve())));
  }

  open(): void {
    this.#open();
  }

  @HaptikNode('slow')
  async slow() {
    this.#enter();
    await this.#opened;
    return 'Slow.';
  }

  @HaptikNode({ name: ['narrow', 'narrow_too'], maxInFlight: 1 })
  async narrow(@HaptikEntity('at') _at: string) {
    this.#enter();
    await this.#opened;
    return 'Narrow.';
  }

  @HaptikNode('quick')
  quick() {
    return 'Quick.';
  }
}

describe.each([...HTTP_PLATFORMS, 'listener'] as const)('admission of calls on %s', (platform) => {
  const bot = new Bot();
  const logger = new MemoryLogger();
  const events: HaptikEvent[] = [];
  let app: INestApplication;
  let haptik: HaptikTestClient;
  beforeAll(async () => {
    app = await boot({
      platform,
      logger,
      options: {
        maxInFlight: 8,
        memory: { shedAbove: 0.9 },
        onEvent: (event) => void events.push(event),
      },
      metadata: { providers: [{ provide: Bot, useValue: bot }] },
    });
    await app.listen(0, '127.0.0.1');
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  beforeEach(() => {
    events.length = 0;
    logger.lines.length = 0;
  });
  afterAll(() => app.close());

  const callTimes = (count: number, node: string) =>
    Array.from({ length: count }, () => haptik.call(node));

  it('a slow node takes its share, and the others keep their room', async () => {
    const entered = bot.waitFor(2);
    const slow = callTimes(2, 'slow');
    await entered;
    expect((await haptik.call('slow')).body).toEqual(BUSY);
    expect(events.filter(({ type }) => type === 'call.shed')).toEqual([
      { type: 'call.shed', bot: 'default', node: 'slow', reason: 'node-in-flight' },
    ]);
    expect(events.find(({ type }) => type === 'call.answered')).toMatchObject({
      reason: 'busy',
    });
    expect((await haptik.call('quick')).texts).toEqual(['Quick.']);
    bot.open();
    expect((await Promise.all(slow)).map(({ texts }) => texts)).toEqual([['Slow.'], ['Slow.']]);
    expect((await haptik.call('slow')).texts).toEqual(['Slow.']);
  });

  it('maxInFlight of a node is its limit, for each of its names', async () => {
    const entered = bot.waitFor(2);
    const narrow = [haptik.call('narrow'), haptik.call('narrow_too')];
    await entered;
    expect((await haptik.call('narrow')).body).toEqual(BUSY);
    bot.open();
    const replies = await Promise.all(narrow);
    expect(replies.map(({ texts }) => texts)).toEqual([['Narrow.'], ['Narrow.']]);
  });

  it('sheds calls while memory is short, with one line for each change', async () => {
    const watermark = app.get(MemoryWatermark);
    const sampleAt = (heap: number, resident: number) => {
      Object.assign(app.get(MemoryReader), { read: () => ({ heap, resident }) });
      watermark.sample();
    };
    sampleAt(0.5, 0.95);
    sampleAt(0.5, 0.95);
    expect((await haptik.call('quick')).texts).toEqual(['Quick.']);
    sampleAt(0.5, 0.95);
    const texts = (await Promise.all(callTimes(20, 'quick'))).flatMap((reply) => reply.texts);
    expect(texts.filter((text) => text === 'Quick.')).toHaveLength(2);
    expect(texts.filter((text) => text === BUSY.response[0])).toHaveLength(18);
    sampleAt(0.88, 0.5);
    expect((await haptik.call('quick')).body).toEqual(BUSY);
    sampleAt(0.84, 0.5);
    expect((await haptik.call('quick')).texts).toEqual(['Quick.']);
    expect(logger.lines.filter((line) => line.includes('Memory'))).toEqual([
      expect.stringMatching(/^error Memory is short \(heap 50%, resident memory 95%/),
      expect.stringMatching(/^log Memory is sufficient again/),
    ]);
    expect(logger.linesOf('error')).toHaveLength(1);
    const changes = events.filter(({ type }) => type === 'memory.changed');
    expect(changes).toMatchObject([{ state: 'high', resident: 0.95 }, { state: 'normal' }]);
    const shed = events.filter(({ type }) => type === 'call.shed');
    expect(shed).toHaveLength(19);
    expect(shed[0]).toMatchObject({ node: 'quick', reason: 'memory' });
  });
});

it.each([
  [{ maxInFlightPerNode: 0 }, /maxInFlightPerNode is 0/],
  [{ memory: { shedAbove: 90 } }, /shedAbove 90/],
  [{ memory: { shedAbove: 0.9, resumeBelow: 0.95 } }, /resumeBelow 0.95/],
])('the start fails with %j', async (options, message) => {
  await expect(boot({ options })).rejects.toThrow(message);
});
