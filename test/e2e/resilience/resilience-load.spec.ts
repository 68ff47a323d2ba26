import * as fc from 'fast-check';
import { CircuitBreakers, HaptikSwitches, type SwitchMode } from 'nestjs-haptik';
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import {
  type FlakyResult,
  COUNTS_AS_FAILURE,
  AcceptingAgentDesk,
} from '../../support/bots/flaky.bot.js';
import { FlakyHost } from '../../support/flaky.host.js';

const NODES = ['shaky', 'touchy', 'stubborn', 'alone', 'handled_by_the_fallback'];
const nodes = fc.constantFrom(...NODES);
/** The methods here do not hang, since most nodes have a timeout of 20 seconds. */
const ways = fc.constantFrom(
  ...(Object.keys(COUNTS_AS_FAILURE) as FlakyResult[]).filter((way) => way !== 'deadline'),
);

type Act =
  | { readonly what: 'call'; readonly node: string; readonly way: FlakyResult }
  | { readonly what: 'switch'; readonly node: string | undefined; readonly mode: SwitchMode }
  | { readonly what: 'clear'; readonly node: string | undefined }
  | { readonly what: 'pause' };

const switchable = fc.option(nodes, { nil: undefined });
const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ what: fc.constant('call' as const), node: nodes, way: ways }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('switch' as const),
      node: switchable,
      mode: fc.constantFrom<SwitchMode>('normal', 'fallback', 'handoff'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('clear' as const), node: switchable }) },
  { weight: 1, arbitrary: fc.constant<Act>({ what: 'pause' }) },
);

/** `ask` expects a valid reply; the test runner fails for any unhandled rejection. */
describe.each(HTTP_PLATFORMS)('while nodes fail and operators switch on %s', (platform) => {
  let host: FlakyHost;
  beforeAll(async () => {
    host = await FlakyHost.start(platform, {
      breaker: { failureThreshold: 3, openForMs: 5 },
      handoff: { desk: new AcceptingAgentDesk(), team: 'care' },
    });
  });
  afterAll(() => host.stop());

  const perform = (act: Act): Promise<unknown> => {
    const switches = host.app.get(HaptikSwitches);
    switch (act.what) {
      case 'call':
        return host.callNode(act.node, act.way);
      case 'switch':
        return switches.set({ bot: 'default', ...act });
      case 'clear':
        return switches.clear({ bot: 'default', node: act.node });
      case 'pause':
        return sleep(5);
    }
  };

  it('every call gets a valid reply, sequentially and concurrently', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(acts, { minLength: 20, maxLength: 60 }),
        fc.boolean(),
        async (sequence, isCrowd) => {
          const called = host.eventsOf('call.answered').length;
          if (isCrowd) await Promise.all(sequence.map(perform));
          else for (const act of sequence) await perform(act);
          const calls = sequence.filter(({ what }) => what === 'call');
          expect(host.eventsOf('call.answered')).toHaveLength(called + calls.length);
        },
      ),
      { numRuns: 40, endOnFailure: false },
    );
  });

  it('after everything has recovered, every node replies', async () => {
    const switches = host.app.get(HaptikSwitches);
    for (const record of switches.list()) await switches.clear(record);
    const circuits = host.app.get(CircuitBreakers);
    while (circuits.list().some(({ state }) => state === 'open')) await sleep(5);
    for (const node of NODES) expect(await host.callNode(node)).toBe('Fine.');
    expect(
      circuits.list().filter(({ kind, state }) => kind === 'node' && state !== 'closed'),
    ).toEqual([]);
  });
});
