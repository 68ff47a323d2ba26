import { Injectable, type INestApplication } from '@nestjs/common';
import { HaptikEntity, type HaptikEvent, HaptikNode, HaptikSignal } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { NEVER } from 'rxjs';
import { boot, MemoryLogger, SECRET } from '../../support/test.app.js';

/** A promise that the test resolves. */
function gate() {
  let open: (value: string) => void = () => undefined;
  const opened = new Promise<string>((resolve) => (open = resolve));
  return { open, opened };
}

describe('the budget of a call', () => {
  const logger = new MemoryLogger();
  const events: HaptikEvent[] = [];
  let aborted: string | undefined;
  let late = gate();
  let asleep = gate();
  let entered = gate();

  @Injectable()
  class Slow {
    @HaptikNode({ name: 'aborts', timeoutMs: 40 })
    async aborts(@HaptikSignal() signal: AbortSignal): Promise<string> {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      aborted = (signal.reason as Error).name;
      throw signal.reason;
    }

    @HaptikNode({ name: 'late', timeoutMs: 40 })
    late() {
      return late.opened;
    }

    @HaptikNode({ name: 'never', timeoutMs: 40 })
    never() {
      return NEVER;
    }

    @HaptikNode({ name: 'blocks', timeoutMs: 100 })
    async blocks() {
      const start = performance.now();
      while (performance.now() - start < 100);
      return new Promise<string>((resolve) => setTimeout(() => resolve('Too late.'), 90));
    }

    @HaptikNode('sleeps')
    sleeps(@HaptikEntity('name') name: string) {
      entered.open(name);
      return asleep.opened;
    }

    @HaptikNode('quick')
    quick() {
      return 'Quick.';
    }
  }

  let app: INestApplication;
  let haptik: HaptikTestClient;
  beforeAll(async () => {
    const options = { maxInFlight: 1, onEvent: (event: HaptikEvent) => void events.push(event) };
    app = await boot({ logger, options, metadata: { providers: [Slow] } });
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  afterAll(() => app.close());

  const TOO_LONG = {
    status: false,
    response: ['This is taking longer than it should. Please try again in a moment.'],
  };

  it('aborts the signal at the deadline, and the user reads the text "deadline"', async () => {
    expect((await haptik.call('aborts')).body).toEqual(TOO_LONG);
    expect(aborted).toBe('TimeoutError');
    expect((await haptik.call('never')).body).toEqual(TOO_LONG);
  });

  it('drops a late result and logs the overrun once', async () => {
    expect((await haptik.call('late')).body).toEqual(TOO_LONG);
    logger.lines.length = 0;
    late.open('Here at last');
    await late.opened;
    await new Promise(setImmediate);
    expect(logger.linesOf('warn')).toEqual([
      expect.stringMatching(/node "late": the method answered \d+ ms after its deadline of 40 ms/),
    ]);
    expect(events.findLast(({ type }) => type === 'call.late')).toMatchObject({ node: 'late' });
    late = gate();
  });

  it('replies with the text "busy" immediately when too many calls are in flight', async () => {
    const sleeping = haptik.call('sleeps', { entities: { name: 'Asha' } });
    expect(await entered.opened).toBe('Asha');
    expect((await haptik.call('quick')).body).toEqual({
      status: false,
      response: ['Many people are writing to us right now. Please try again in a minute.'],
    });
    asleep.open('Good morning.');
    expect((await sleeping).texts).toEqual(['Good morning.']);
    expect((await haptik.call('quick')).texts).toEqual(['Quick.']);
    asleep = gate();
    entered = gate();
  });

  it('emits an event for every reply, without personal data', async () => {
    events.length = 0;
    await haptik.call('quick', { user: { full_name: 'Asha Rao' } });
    await haptik.call('never', { user: { full_name: 'Asha Rao' } });
    expect(events.map(({ type }) => type)).toEqual([
      'signature.accepted',
      'call.answered',
      'signature.accepted',
      'call.answered',
    ]);
    expect(JSON.stringify(events)).not.toMatch(/Asha|guest/);
  });

  it('includes the time for which a method blocks the event loop', async () => {
    expect((await haptik.call('blocks')).body).toEqual(TOO_LONG);
  });
});
