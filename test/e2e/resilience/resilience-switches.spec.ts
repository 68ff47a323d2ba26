import {
  HaptikSwitches,
  type HaptikModuleOptions,
  SwitchException,
  type SwitchMode,
  type SwitchCommand,
} from 'nestjs-haptik';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { AcceptingAgentDesk } from '../../support/bots/flaky.bot.js';
import { FlakyHost } from '../../support/flaky.host.js';
import { ERROR, STARTED, UNAVAILABLE } from '../../support/values/english.texts.js';

const BOT = 'default';
const FINE = 'Fine.';

describe.each(HTTP_PLATFORMS)('a switch on %s', (platform) => {
  const desk = new AcceptingAgentDesk();
  let host: FlakyHost;
  let switches: HaptikSwitches;
  const start = async (options: Partial<HaptikModuleOptions> = {}) => {
    host = await FlakyHost.start(platform, { handoff: { desk, team: 'care' }, ...options });
    switches = host.app.get(HaptikSwitches);
  };
  beforeEach(() => (desk.requests.length = 0));
  afterEach(() => host.stop());

  it.each<[bot: SwitchMode | undefined, node: SwitchMode | undefined, own: string, other: string]>([
    [undefined, undefined, FINE, FINE],
    [undefined, 'normal', FINE, FINE],
    [undefined, 'fallback', UNAVAILABLE, FINE],
    [undefined, 'handoff', STARTED, FINE],
    ['normal', 'handoff', STARTED, FINE],
    ['fallback', undefined, UNAVAILABLE, UNAVAILABLE],
    ['fallback', 'normal', FINE, UNAVAILABLE],
    ['fallback', 'handoff', STARTED, UNAVAILABLE],
    ['handoff', undefined, STARTED, STARTED],
    ['handoff', 'normal', FINE, STARTED],
    ['handoff', 'fallback', UNAVAILABLE, STARTED],
  ])('to %s for the bot and to %s for the node applies to their calls', async (...row) => {
    const [bot, node, own, other] = row;
    await start();
    if (node) await switches.set({ bot: BOT, node: 'shaky', mode: node });
    if (bot) await switches.set({ bot: BOT, mode: bot });
    expect(await host.callNode('shaky')).toBe(own);
    expect(await host.callNode('touchy')).toBe(other);
    const texts = [own, other];
    expect(desk.requests).toHaveLength(texts.filter((text) => text === STARTED).length);
    const reached = ['shaky', 'touchy'].map((name) => host.callCount(name));
    expect(reached).toEqual(texts.map((text) => (text === FINE ? 1 : 0)));
  });

  it('restores the previous mode when it is cleared', async () => {
    await start();
    await switches.set({ bot: BOT, mode: 'fallback' });
    await switches.set({ bot: BOT, node: 'shaky', mode: 'handoff' });
    expect(await switches.clear({ bot: BOT, node: 'shaky' })).toMatchObject({ mode: 'fallback' });
    expect(await host.callNode('shaky')).toBe(UNAVAILABLE);
    expect(await switches.set({ bot: BOT, mode: 'normal' })).toMatchObject({ mode: 'normal' });
    expect(await host.callNode('shaky')).toBe(FINE);
    expect(switches.list()).toEqual([]);
  });

  it('to handoff hands every chat off to the team of the node', async () => {
    await start({ handoff: { desk, team: 'care', on: [] } });
    await switches.set({ bot: BOT, mode: 'handoff' });
    const nodes = ['alone', 'for_returns', 'handled_by_nobody'];
    for (const node of nodes) expect(await host.callNode(node)).toBe(STARTED);
    expect(desk.requests.map(({ node, team, reason }) => [node, team, reason])).toEqual([
      ['alone', 'care', 'switched-off'],
      ['for_returns', 'returns', 'switched-off'],
      ['handled_by_nobody', 'care', 'switched-off'],
    ]);
  });

  it('to handoff replies with the text "unavailable" without a desk', async () => {
    await start({ handoff: {} });
    await switches.set({ bot: BOT, node: 'shaky', mode: 'handoff' });
    expect(await host.callNode('shaky')).toBe(UNAVAILABLE);
  });

  it('does not count for the circuit of the node', async () => {
    await start({ handoff: {}, breaker: { failureThreshold: 2, openForMs: 3_600_000 } });
    await host.callNode('shaky', 'exception');
    await switches.set({ bot: BOT, node: 'shaky', mode: 'fallback' });
    await host.callNodeRepeatedly(5, 'shaky', 'exception');
    await switches.clear({ bot: BOT, node: 'shaky' });
    expect(await host.callNode('shaky', 'exception')).toBe(ERROR);
    expect(await host.callNode('shaky')).toBe(UNAVAILABLE);
  });

  it('applies only to its own bot', async () => {
    await start({ bots: { support: { secrets: 'other' } } });
    await switches.set({ bot: 'support', mode: 'fallback' });
    expect(await host.callNode('shaky')).toBe(FINE);
    expect([switches.getMode('support', 'shaky'), switches.getMode(BOT, 'shaky')]).toEqual([
      'fallback',
      'normal',
    ]);
  });

  it('causes one log line and one event, and none per call', async () => {
    await start();
    const orders: SwitchCommand[] = [
      { bot: BOT, mode: 'fallback', note: 'Diwali', changedBy: 'Asha' },
      { bot: BOT, node: 'shaky', mode: 'handoff' },
      { bot: BOT, node: 'shaky', mode: 'handoff', note: 'still' },
      { bot: BOT, mode: 'normal' },
    ];
    host.logger.lines.length = 0;
    for (const order of orders) await switches.set(order);
    await host.callNode('touchy');
    expect(host.logger.lines).toEqual([
      'warn Bot "default": switched to fallback, methods are not called, and users read the text ' +
        '"unavailable"',
      'warn Bot "default", node "shaky": switched to handoff, methods are not called, and chats ' +
        'are handed off',
      'log Bot "default": switched to normal, methods are called',
    ]);
    expect(host.eventsOf('switch.changed')).toEqual([
      { type: 'switch.changed', bot: BOT, mode: 'fallback' },
      { type: 'switch.changed', bot: BOT, node: 'shaky', mode: 'handoff' },
      { type: 'switch.changed', bot: BOT, mode: 'normal' },
    ]);
  });
});

describe('HaptikSwitches.set', () => {
  let host: FlakyHost;
  let switches: HaptikSwitches;
  beforeAll(async () => {
    host = await FlakyHost.start('express', { bots: { support: { secrets: 'other' } } });
    switches = host.app.get(HaptikSwitches);
  });
  afterEach(async () => {
    for (const record of switches.list()) await switches.clear(record);
  });
  afterAll(() => host.stop());

  it('stores the note, the operator and the time', async () => {
    const before = Date.now();
    await switches.set({
      bot: BOT,
      node: 'shaky',
      mode: 'fallback',
      note: 'Back end moves.',
      changedBy: 'Asha',
    });
    const [record] = switches.list();
    expect(record).toMatchObject({
      bot: BOT,
      node: 'shaky',
      mode: 'fallback',
      note: 'Back end moves.',
      changedBy: 'Asha',
    });
    expect(record?.changedAt.getTime()).toBeGreaterThanOrEqual(before);
  });

  it.each([
    ['a node with a method', BOT, 'shaky', 'method', undefined],
    ['a node of the fallback', BOT, 'shakey', 'fallback', 'shaky'],
    ['an unknown node', 'support', 'refund', 'none', undefined],
    ['a bot', BOT, undefined, undefined, undefined],
  ])('returns what handles %s', async (_, bot, node, handledBy, suggestion) => {
    const result = await switches.set({ bot, node, mode: 'handoff' });
    expect(result).toEqual({ mode: 'handoff', handledBy, suggestion });
  });

  it.each<[string, SwitchCommand, string]>([
    [
      'for a bot that does not exist',
      { bot: 'suport', mode: 'handoff' },
      'Use one of: default, support.',
    ],
    [
      'to a mode that does not exist',
      { bot: BOT, mode: 'off' as SwitchMode },
      'normal, fallback, handoff',
    ],
    [
      'for a node without a name',
      { bot: BOT, node: ' ', mode: 'fallback' },
      'must be a system name',
    ],
  ])('%s is rejected with the cure', async (_, order, cure) => {
    const refused = switches.set(order);
    await expect(refused).rejects.toThrow(SwitchException);
    await expect(refused).rejects.toThrow(cure);
    await expect(refused).rejects.toMatchObject({ status: 400, code: 'haptik_switch' });
    expect(switches.list()).toEqual([]);
  });

  it('clear() rejects an unknown bot, and ignores an unknown node', async () => {
    await expect(switches.clear({ bot: 'suport' })).rejects.toThrow('There is no bot "suport"');
    expect(await switches.clear({ bot: BOT, node: 'shaky' })).toMatchObject({ mode: 'normal' });
  });
});
