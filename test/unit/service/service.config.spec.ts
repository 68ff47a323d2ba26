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

  it('says whether a provider of single sign-on is trusted with e-mails', () => {
    const sso = (HAPTIK_SSO_TRUST_EMAIL: string) =>
      loadServiceConfig('config', {
        HAPTIK_SSO_ISSUER: 'https://id.example',
        HAPTIK_SSO_CLIENT_ID: 'console',
        HAPTIK_SSO_CLIENT_SECRET: 'p4ss',
        HAPTIK_SSO_TRUST_EMAIL,
      }).console.sso?.trustEmail;
    expect(['on', 'off', ''].map(sso)).toEqual([true, false, undefined]);
    expect(() => sso('maybe')).toThrow(/console\.sso\.trustEmail must be/);
  });
});
