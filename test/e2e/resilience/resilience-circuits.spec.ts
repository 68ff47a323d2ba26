import {
  CircuitBreakers,
  HaptikNode,
  type HaptikModuleOptions,
  HaptikSetupError,
} from 'nestjs-haptik';
import { setTimeout as sleep } from 'node:timers/promises';
import { boot, HTTP_PLATFORMS } from '../../support/test.app.js';
import {
  type FlakyResult,
  COUNTS_AS_FAILURE,
  AcceptingAgentDesk,
} from '../../support/bots/flaky.bot.js';
import { FlakyHost } from '../../support/flaky.host.js';
import { ERROR, STARTED, UNAVAILABLE } from '../../support/values/english.texts.js';

const UNAVAILABLE_IN_HINDI = 'यह सुविधा अभी उपलब्ध नहीं है। कृपया कुछ मिनट बाद फिर कोशिश करें।';

/** Longer than a test, or short enough for a trial call during a test. */
const LONG = { openForMs: 3_600_000 };
const SHORT = { openForMs: 20 };

describe.each(HTTP_PLATFORMS)('a node that keeps failing on %s', (platform) => {
  let host: FlakyHost;
  const start = async (options: Partial<HaptikModuleOptions> = { breaker: LONG }) => {
    host = await FlakyHost.start(platform, options);
  };
  afterEach(() => host.stop());

  const circuit = (node: string | undefined) =>
    host.app
      .get(CircuitBreakers)
      .list()
      .find((known) => known.kind === 'node' && known.node === node);
  const pauseOf = async (node: string) => {
    while (circuit(node)?.state !== 'half-open') await sleep(5);
  };

  it('is not called after ten consecutive failures, and the user reads the text "unavailable"', async () => {
    await start();
    await host.callNodeRepeatedly(9, 'shaky', 'exception');
    expect(await host.callNode('shaky', 'exception')).toBe(ERROR);
    expect(await host.callNode('shaky')).toBe(UNAVAILABLE);
    expect(await host.callNode('shaky', 'reply', 'hi')).toBe(UNAVAILABLE_IN_HINDI);
    expect(host.callCount('shaky')).toBe(10);
  });

  it('does not affect other nodes', async () => {
    await start();
    await host.callNodeRepeatedly(11, 'shaky', 'exception');
    expect(await host.callNode('alone')).toBe('Fine.');
    expect(await host.callNode('some_other_node')).toBe('Fine.');
  });

  it('is logged once with the cure, and emits an event', async () => {
    await start();
    const before = Date.now();
    await host.callNodeRepeatedly(13, 'shaky', 'exception');
    const place = { kind: 'node', bot: 'default', node: 'shaky' };
    expect(host.eventsOf('circuit.changed')).toEqual([
      { type: 'circuit.changed', ...place, state: 'open' },
    ]);
    const lines = host.logger.linesOf('warn').filter((line) => line.includes('circuit'));
    expect(lines).toEqual([
      expect.stringMatching(/"shaky": circuit open for \d+ ms after 10 consecutive failures\./),
    ]);
    expect(host.logger.linesOf('error')).toHaveLength(10);
    const reasons = host
      .eventsOf('call.answered')
      .map((event) => 'reason' in event && event.reason);
    expect(reasons.slice(-3)).toEqual(Array(3).fill('circuit-open'));
    expect(circuit('shaky')).toMatchObject({ ...place, state: 'open', failures: 10 });
    expect(circuit('shaky')?.since.getTime()).toBeGreaterThanOrEqual(before);
  });

  it('is tested by one call after the open time, and recovers when that succeeds', async () => {
    await start({ breaker: { failureThreshold: 2, ...SHORT } });
    await host.callNodeRepeatedly(2, 'shaky', 'exception');
    await pauseOf('shaky');
    expect(await host.callNode('shaky')).toBe('Fine.');
    expect(await host.callNode('shaky')).toBe('Fine.');
    const states = host.eventsOf('circuit.changed').map((event) => 'state' in event && event.state);
    expect(states).toEqual(['open', 'half-open', 'closed']);
    expect(host.logger.linesOf('log').join('\n')).toContain('"shaky": circuit closed');
  });

  it('is not called by other calls during the trial call', async () => {
    // The trial call hangs for a second, during which the other calls arrive.
    const budget = { totalMs: 1_200, reserveMs: 200 };
    await start({ budget, breaker: { failureThreshold: 2, ...SHORT } });
    await host.callNodeRepeatedly(2, 'alone', 'exception');
    await pauseOf('alone');
    const calls = Array.from({ length: 20 }, () => host.callNode('alone', 'deadline'));
    const texts = await Promise.all(calls);
    expect(host.callCount('alone')).toBe(3);
    expect(texts.filter((text) => text === UNAVAILABLE)).toHaveLength(19);
  });

  it.each(Object.entries(COUNTS_AS_FAILURE) as [FlakyResult, boolean][])(
    'by %s: its circuit opens: %s',
    async (way, opens) => {
      await start();
      await host.callNodeRepeatedly(2, 'touchy', way);
      expect(circuit('touchy')?.state).toBe(opens ? 'open' : 'closed');
    },
  );

  it('may have its own options or no circuit', async () => {
    await start();
    await host.callNodeRepeatedly(3, 'touchy', 'exception');
    await host.callNodeRepeatedly(12, 'stubborn', 'exception');
    expect([host.callCount('touchy'), host.callCount('stubborn')]).toEqual([2, 12]);
    expect(circuit('stubborn')).toBeUndefined();
  });

  it('is still called when the bot has no circuits', async () => {
    await start({ breaker: false });
    await host.callNodeRepeatedly(12, 'shaky', 'exception');
    await host.callNodeRepeatedly(3, 'touchy', 'exception');
    expect([host.callCount('shaky'), host.callCount('touchy')]).toEqual([12, 2]);
  });

  it('has one circuit as the fallback for all unknown nodes', async () => {
    await start({ breaker: { failureThreshold: 2, ...LONG } });
    await host.callNode('first_unknown', 'exception');
    await host.callNode('second_unknown', 'exception');
    expect(await host.callNode('third_unknown')).toBe(UNAVAILABLE);
    expect(circuit(undefined)).toMatchObject({ state: 'open', failures: 2 });
    expect(host.logger.linesOf('warn').join('\n')).toContain(
      'Bot "default", fallback: circuit open',
    );
  });

  describe('with a desk', () => {
    const desk = new AcceptingAgentDesk();
    beforeEach(() => (desk.requests.length = 0));

    it('has its chats handed off immediately to its team', async () => {
      await start({ breaker: { failureThreshold: 1, ...LONG }, handoff: { desk, team: 'care' } });
      await host.callNode('for_returns', 'exception');
      expect(await host.callNode('for_returns')).toBe(STARTED);
      expect(desk.requests.map(({ reason, team }) => [reason, team])).toEqual([
        ['exception', 'returns'],
        ['circuit-open', 'returns'],
      ]);
    });

    it('is not handed off when the node or the bot disables it', async () => {
      const handoff = { desk, team: 'care', on: ['circuit-open'] as const };
      await start({ breaker: { failureThreshold: 1, ...LONG }, handoff });
      await host.callNodeRepeatedly(1, 'shaky', 'exception');
      await host.callNodeRepeatedly(1, 'alone', 'exception');
      expect(await host.callNode('alone')).toBe(UNAVAILABLE);
      expect(await host.callNode('shaky')).toBe(STARTED);
      expect(desk.requests.map(({ node }) => node)).toEqual(['shaky']);
    });
  });
});

describe('CircuitBreakers.list', () => {
  it('contains every node and every desk from the start, frozen', async () => {
    const desk = new AcceptingAgentDesk();
    const host = await FlakyHost.start('express', {
      handoff: { desk },
      bots: { mute: { secrets: 'other' }, loud: { secrets: 'third', handoff: { desk } } },
    });
    const list = host.app.get(CircuitBreakers).list();
    await host.stop();
    expect(list.map(({ kind, bot, node }) => [kind, bot, node])).toEqual([
      ['node', 'default', 'shaky'],
      ['node', 'default', 'touchy'],
      ['node', 'default', 'for_returns'],
      ['node', 'default', 'alone'],
      ['node', 'default', undefined],
      ['desk', 'default', undefined],
      ['desk', 'loud', undefined],
    ]);
    expect(list.every(({ state, failures }) => state === 'closed' && failures === 0)).toBe(true);
    expect([list, ...list].every(Object.isFrozen)).toBe(true);
  });
});

describe('an invalid circuit', () => {
  class Wrong {
    @HaptikNode({ name: 'wrong', breaker: { failureThreshold: 0 } })
    wrong() {
      return 'never';
    }
  }
  it.each([
    ['of a bot', { breaker: { failureThreshold: -1 } }, 'Bot "default": breaker'],
    ['of a desk', { handoff: { breaker: { openForMs: 0 } } }, 'Bot "default": handoff.breaker'],
    [
      'of a further bot',
      { bots: { shop: { secrets: 's', breaker: { failureThreshold: 0.5 } } } },
      'Bot "shop": breaker',
    ],
  ])('%s fails the boot', async (_, options, place) => {
    const starting = boot({ options });
    await expect(starting).rejects.toThrow(HaptikSetupError);
    await expect(starting).rejects.toThrow(place);
  });

  it('of a node fails the boot, naming the method', async () => {
    const starting = boot({ metadata: { providers: [Wrong] } });
    await expect(starting).rejects.toThrow(
      'Wrong.wrong (RootTestModule): breaker: failureThreshold',
    );
  });
});
