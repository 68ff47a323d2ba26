import { HaptikSetupError } from 'nestjs-haptik';
import { Keyring } from '../../../src/signature/keyring.js';
import { digestOf } from '../../../src/signature/signature.js';

const BYTES = Buffer.from('{"node":"pay"}');
const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('the secrets of a bot', () => {
  it('are named by their place unless they have an id, the first being the current one', () => {
    const ring = new Keyring(['new', { value: 'old', id: 'winter' }, 'older'], []);
    expect(ring.distinct.map(({ id, current }) => [id, current])).toEqual([
      ['1', true],
      ['winter', false],
      ['3', false],
    ]);
  });

  it('find the one that signed, while they rotate', () => {
    const ring = new Keyring(['new', 'old'], []);
    expect(ring.find(BYTES, digestOf(BYTES, 'old'))?.value).toBe('old');
    expect(ring.find(BYTES, digestOf(BYTES, 'new'))?.value).toBe('new');
    expect(ring.find(BYTES, digestOf(BYTES, 'guess'))).toBeUndefined();
    expect(ring.accepted('pay', 'old', NOW)?.current).toBe(false);
  });

  it('are accepted up to their notAfter, as a date or as a text', () => {
    for (const notAfter of [new Date(NOW), new Date(NOW).toISOString()]) {
      const ring = new Keyring(['new', { value: 'old', notAfter }], []);
      expect(ring.accepted('pay', 'old', NOW)?.value).toBe('old');
      expect(ring.accepted('pay', 'old', NOW + 1)).toBeUndefined();
      expect(ring.accepted('pay', 'new', NOW + 1)?.value).toBe('new');
    }
  });

  it('are still found when they expired, so that the refusal can name the cause', () => {
    const ring = new Keyring({ value: 'old', notAfter: new Date(0) }, []);
    expect(ring.find(BYTES, digestOf(BYTES, 'old'))?.value).toBe('old');
    expect(ring.accepted('pay', 'old', NOW)).toBeUndefined();
  });

  it('differ by node: a node with its own accepts these only', () => {
    const ring = new Keyring({ default: 'shared', nodes: { pay: ['p2', 'p1'] } }, [['vip', 'v']]);
    expect(ring.hasOwnKeys('pay')).toBe(true);
    expect(ring.hasOwnKeys('open')).toBe(false);
    expect(ring.accepted('pay', 'p1', NOW)?.id).toBe('2');
    expect(ring.accepted('pay', 'shared', NOW)).toBeUndefined();
    expect(ring.accepted('open', 'p1', NOW)).toBeUndefined();
    expect(ring.accepted('open', 'shared', NOW)?.current).toBe(true);
    expect(ring.accepted('vip', 'v', NOW)?.current).toBe(true);
  });

  it('may be the same for two nodes, with an end of its own for each', () => {
    const ring = new Keyring(
      { nodes: { pay: 'same', refund: { value: 'same', notAfter: new Date(0) } } },
      [],
    );
    expect(ring.distinct).toHaveLength(1);
    expect(ring.accepted('pay', 'same', NOW)?.value).toBe('same');
    expect(ring.accepted('refund', 'same', NOW)).toBeUndefined();
  });

  it('know no node by a name that every object has', () => {
    const ring = new Keyring({ default: 'shared', nodes: {} }, []);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(ring.hasOwnKeys(name)).toBe(false);
      expect(ring.accepted(name, 'shared', NOW)?.value).toBe('shared');
    }
  });

  it('may be none at all', () => {
    const ring = new Keyring(undefined, []);
    expect(ring.isEmpty).toBe(true);
    expect(ring.find(BYTES, digestOf(BYTES, 'x'))).toBeUndefined();
    expect(ring.accepted('pay', '', NOW)).toBeUndefined();
  });

  it.each([
    ['an empty one', ''],
    ['an empty one among others', ['good', '']],
    ['an empty value', { value: '' }],
    ['an undefined one', [undefined as never]],
    ['a number', { value: 7 as never }],
    ['an empty one of a node', { nodes: { pay: '' } }],
  ])('are refused at boot when there is %s', (_what, secrets) => {
    expect(() => new Keyring(secrets, [])).toThrow(HaptikSetupError);
  });

  it('are refused at boot with an end that is no date, without being told', () => {
    const given = { value: 'hidden-value', id: 'spring', notAfter: 'next year' };
    expect(() => new Keyring(given, [])).toThrow(/"spring" of default has a notAfter/);
    expect(() => new Keyring(given, [])).not.toThrow(/hidden-value/);
  });
});
