import { HaptikSetupError } from 'nestjs-haptik';
import { BotSecrets } from '../../../src/signature/bot.secrets.js';
import { computeDigest } from '../../../src/signature/signature.js';

const BYTES = Buffer.from('{"node":"pay"}');
const NOW = Date.parse('2026-11-23T12:00:00Z');

describe('the secrets of a bot', () => {
  it('are named by their place unless they have an id, the first being the current one', () => {
    const secrets = new BotSecrets(['new', { value: 'old', id: 'winter' }, 'older'], []);
    expect(secrets.distinct.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
      ['1', true],
      ['winter', false],
      ['3', false],
    ]);
  });

  it('find the one that signed, while they rotate', () => {
    const secrets = new BotSecrets(['new', 'old'], []);
    expect(secrets.find(BYTES, computeDigest(BYTES, 'old'))?.value).toBe('old');
    expect(secrets.find(BYTES, computeDigest(BYTES, 'new'))?.value).toBe('new');
    expect(secrets.find(BYTES, computeDigest(BYTES, 'guess'))).toBeUndefined();
    expect(secrets.findAccepted('pay', 'old', NOW)?.isCurrent).toBe(false);
  });

  it('are accepted up to their notAfter, as a date or as a text', () => {
    for (const notAfter of [new Date(NOW), new Date(NOW).toISOString()]) {
      const secrets = new BotSecrets(['new', { value: 'old', notAfter }], []);
      expect(secrets.findAccepted('pay', 'old', NOW)?.value).toBe('old');
      expect(secrets.findAccepted('pay', 'old', NOW + 1)).toBeUndefined();
      expect(secrets.findAccepted('pay', 'new', NOW + 1)?.value).toBe('new');
    }
  });

  it('are still found when they expired, so that the refusal can name the cause', () => {
    const secrets = new BotSecrets({ value: 'old', notAfter: new Date(0) }, []);
    expect(secrets.find(BYTES, computeDigest(BYTES, 'old'))?.value).toBe('old');
    expect(secrets.findAccepted('pay', 'old', NOW)).toBeUndefined();
  });

  it('differ by node: a node with its own accepts these only', () => {
    const secrets = new BotSecrets({ default: 'shared', nodes: { pay: ['p2', 'p1'] } }, [
      ['vip', 'v'],
    ]);
    expect(secrets.hasNodeSecrets('pay')).toBe(true);
    expect(secrets.hasNodeSecrets('open')).toBe(false);
    expect(secrets.findAccepted('pay', 'p1', NOW)?.id).toBe('2');
    expect(secrets.findAccepted('pay', 'shared', NOW)).toBeUndefined();
    expect(secrets.findAccepted('open', 'p1', NOW)).toBeUndefined();
    expect(secrets.findAccepted('open', 'shared', NOW)?.isCurrent).toBe(true);
    expect(secrets.findAccepted('vip', 'v', NOW)?.isCurrent).toBe(true);
  });

  it('can be the same for two nodes, each with a separate end', () => {
    const secrets = new BotSecrets(
      { nodes: { pay: 'same', refund: { value: 'same', notAfter: new Date(0) } } },
      [],
    );
    expect(secrets.distinct).toHaveLength(1);
    expect(secrets.findAccepted('pay', 'same', NOW)?.value).toBe('same');
    expect(secrets.findAccepted('refund', 'same', NOW)).toBeUndefined();
  });

  it('find no node secrets for names of inherited object properties', () => {
    const secrets = new BotSecrets({ default: 'shared', nodes: {} }, []);
    for (const name of ['__proto__', 'constructor', 'toString']) {
      expect(secrets.hasNodeSecrets(name)).toBe(false);
      expect(secrets.findAccepted(name, 'shared', NOW)?.value).toBe('shared');
    }
  });

  it('may be none at all', () => {
    const secrets = new BotSecrets(undefined, []);
    expect(secrets.isEmpty).toBe(true);
    expect(secrets.find(BYTES, computeDigest(BYTES, 'x'))).toBeUndefined();
    expect(secrets.findAccepted('pay', '', NOW)).toBeUndefined();
  });

  it.each([
    ['an empty one', ''],
    ['an empty one among others', ['good', '']],
    ['an empty value', { value: '' }],
    ['an undefined one', [undefined as never]],
    ['a number', { value: 7 as never }],
    ['an empty one of a node', { nodes: { pay: '' } }],
  ])('are refused at boot when there is %s', (_what, secrets) => {
    expect(() => new BotSecrets(secrets, [])).toThrow(HaptikSetupError);
  });

  it('fail the boot with an end that is not a date, without being shown', () => {
    const given = { value: 'hidden-value', id: 'spring', notAfter: 'next year' };
    expect(() => new BotSecrets(given, [])).toThrow(/"spring" of default has a notAfter/);
    expect(() => new BotSecrets(given, [])).not.toThrow(/hidden-value/);
  });
});
