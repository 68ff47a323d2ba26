import type { SwitchMode, SwitchRecord } from 'nestjs-haptik';
import { SwitchState } from '../../../src/resilience/switches/switch.state.js';

const record = (bot: string, node: string | undefined, mode: SwitchMode): SwitchRecord => ({
  bot,
  node,
  mode,
  changedAt: new Date(0),
});
const OFF = record('shop', undefined, 'fallback');
const modesOf = (board: SwitchState) =>
  [
    ['shop', 'a'],
    ['shop', 'b'],
    ['other', 'a'],
  ].map(([bot = '', node = '']) => board.modeOf(bot, node));

describe('SwitchState.modeOf', () => {
  it.each([
    ['nothing', [], ['normal', 'normal', 'normal']],
    ['the bot', [OFF], ['fallback', 'fallback', 'normal']],
    ['a node', [record('shop', 'a', 'handoff')], ['handoff', 'normal', 'normal']],
    ['both', [OFF, record('shop', 'a', 'handoff')], ['handoff', 'fallback', 'normal']],
    [
      'the bot, and a node to normal',
      [record('shop', 'b', 'normal'), OFF],
      ['fallback', 'normal', 'normal'],
    ],
    [
      'the same key twice',
      [OFF, record('shop', undefined, 'handoff')],
      ['handoff', 'handoff', 'normal'],
    ],
    [
      'a mode of a later version of the package',
      [record('shop', 'a', 'later' as SwitchMode)],
      Array(3).fill('normal'),
    ],
    [
      'the bot, from a database that stores null as the node',
      [{ ...OFF, node: null, note: null } as unknown as SwitchRecord],
      ['fallback', 'fallback', 'normal'],
    ],
    [
      'a node with the name of an object property',
      [record('constructor', '__proto__', 'fallback')],
      ['normal', 'normal', 'normal'],
    ],
  ])('returns the effective mode after switching %s', (_, records, modes) => {
    expect(modesOf(new SwitchState(records))).toEqual(modes);
  });
});

describe('SwitchState', () => {
  it('is immutable: a change creates a new state', () => {
    const empty = new SwitchState();
    const off = empty.with(OFF);
    expect(modesOf(off.without({ bot: 'shop' }))).toEqual(modesOf(empty));
    expect([empty, off].map((board) => board.list().length)).toEqual([0, 1]);
  });

  it('lists frozen copies without additional properties of a store', () => {
    const [listed] = new SwitchState([{ ...OFF, id: 7 } as SwitchRecord]).list();
    expect(listed).toEqual(OFF);
    expect(Object.isFrozen(listed)).toBe(true);
  });

  it('diffs only the keys whose mode differs in the next state', () => {
    const before = new SwitchState([
      OFF,
      record('shop', 'a', 'handoff'),
      record('x', 'y', 'normal'),
    ]);
    const noted = { ...record('x', 'y', 'normal'), note: 'why' };
    const after = new SwitchState([
      record('shop', 'a', 'normal'),
      noted,
      record('z', 'n', 'handoff'),
    ]);
    const changes = before.diff(after).map(({ bot, node }) => [bot, node]);
    expect(changes).toEqual([
      ['shop', undefined],
      ['shop', 'a'],
      ['z', 'n'],
    ]);
  });
});
