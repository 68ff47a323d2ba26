import { loadServiceConfig } from '../../../src/service/config/service.config.loader.js';

const load = (env: NodeJS.ProcessEnv) => loadServiceConfig('config', env).console.trustProxy;

describe('the time for which idle connections stay open', () => {
  const time = (text: string) =>
    loadServiceConfig('config', { HAPTIK_KEEP_ALIVE_TIMEOUT_MS: text }).http.keepAliveTimeoutMs;

  it('is longer than a proxy keeps them, unless it is set', () => {
    expect(time('')).toBeGreaterThan(65_000);
    expect(time('120000')).toBe(120_000);
  });

  it.each(['0', '-1', '1.5', 'long'])('must not be "%s", and the fault names it', (text) => {
    expect(() => time(text)).toThrow(/http\.keepAliveTimeoutMs must/);
  });
});

describe('a variable of the service that is on or off', () => {
  it.each([
    ['on', true],
    ['true', true],
    ['off', false],
    ['false', false],
    ['', false],
  ])('may be "%s"', (HAPTIK_TRUST_PROXY, expected) => {
    expect(load({ HAPTIK_TRUST_PROXY })).toBe(expected);
  });

  it.each(['maybe', '1', 'constructor'])('must not be "%s", and the fault names it', (text) => {
    expect(() => load({ HAPTIK_TRUST_PROXY: text })).toThrow(/console\.trustProxy must be/);
  });
});
