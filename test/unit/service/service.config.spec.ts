import { loadServiceConfig } from '../../../src/service/config/service.config.loader.js';

const load = (env: NodeJS.ProcessEnv) => loadServiceConfig('config', env).console.trustProxy;

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
