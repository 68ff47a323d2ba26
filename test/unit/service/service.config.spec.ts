import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceConfig } from '../../../src/service/config/service.config.factory.js';

const trustProxy = (env: NodeJS.ProcessEnv) => serviceConfig(env).console.trustProxy;

describe('the keep-alive timeout', () => {
  const time = (text: string) =>
    serviceConfig({ HAPTIK_KEEP_ALIVE_TIMEOUT_MS: text }).http.keepAliveTimeoutMs;

  it('exceeds that of common proxies by default', () => {
    expect(time('')).toBeGreaterThan(65_000);
    expect(time('120000')).toBe(120_000);
  });

  it.each(['0', '-1', '1.5', 'long'])('rejects "%s", and the error names the setting', (text) => {
    expect(() => time(text)).toThrow(/http\.keepAliveTimeoutMs must/);
  });
});

describe('a boolean variable of the service', () => {
  it.each([
    ['on', true],
    ['true', true],
    ['off', false],
    ['false', false],
    ['', false],
  ])('accepts "%s"', (HAPTIK_TRUST_PROXY, expected) => {
    expect(trustProxy({ HAPTIK_TRUST_PROXY })).toBe(expected);
  });

  it.each(['maybe', '1', 'constructor'])(
    'rejects "%s", and the error names the setting',
    (text) => {
      expect(() => trustProxy({ HAPTIK_TRUST_PROXY: text })).toThrow(/console\.trustProxy must be/);
    },
  );

  it('sets whether e-mails of the identity provider are trusted', () => {
    const sso = (HAPTIK_SSO_TRUST_EMAIL: string) =>
      serviceConfig({
        HAPTIK_SSO_ISSUER: 'https://id.example',
        HAPTIK_SSO_CLIENT_ID: 'console',
        HAPTIK_SSO_CLIENT_SECRET: 'p4ss',
        HAPTIK_SSO_TRUST_EMAIL,
      }).console.sso?.trustEmail;
    expect(['on', 'off', ''].map(sso)).toEqual([true, false, undefined]);
    expect(() => sso('maybe')).toThrow(/console\.sso\.trustEmail must be/);
  });
});

describe('the sources of the configuration', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'haptik-'));
    const defaults = readFileSync('config/default.yaml', 'utf8');
    writeFileSync(join(folder, 'default.yaml'), defaults);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const load = (yaml: string, env: NodeJS.ProcessEnv = {}) => {
    writeFileSync(join(folder, 'staging.yaml'), yaml);
    return serviceConfig({ NODE_ENV: 'staging', HAPTIK_CONFIG: folder, ...env });
  };

  it('the file of NODE_ENV overrides single settings of a section, and the environment both', () => {
    const { http } = load('http:\n  maxConnections: 7\n  shutdownGraceMs: 7\n', {
      HAPTIK_SHUTDOWN_GRACE_MS: '8',
    });
    expect(http).toMatchObject({
      maxConnections: 7,
      shutdownGraceMs: 8,
      requestTimeoutMs: 30_000,
    });
  });

  it('a breaker is switched off, and on again', () => {
    expect(load('breaker: false').breaker).toBe(false);
    const defaults = readFileSync('config/default.yaml', 'utf8');
    const off = defaults.replace(/^breaker:\n(  .*\n)+/m, 'breaker: false\n');
    writeFileSync(join(folder, 'default.yaml'), off);
    const breaker = { failureThreshold: 3, openForMs: 5 };
    expect(load('').breaker).toBe(false);
    expect(load('breaker: { failureThreshold: 3, openForMs: 5 }').breaker).toEqual(breaker);
  });

  it('an error of a file does not quote it', () => {
    writeFileSync(join(folder, 'production.yaml'), 'operator: [\n  token: a-secret-token: x');
    const read = () => serviceConfig({ HAPTIK_CONFIG: folder, NODE_ENV: 'production' });
    expect(read).toThrow(/production\.yaml is not valid YAML: \w+ at line \d+, column \d+$/);
    writeFileSync(join(folder, 'production.yaml'), 'operator:\n  token: *a-secret-token');
    expect(read).toThrow(/production\.yaml is not valid YAML: an alias has no anchor$/);
  });

  it('the message lists every problem of all sources, and no secret', () => {
    const wrong = () => load('port: http', { HAPTIK_OPERATOR_TOKEN: 'p4ss', DATABASE_URL: '' });
    expect(wrong).toThrow(/port must be an integer/);
    expect(wrong).toThrow(/operator\.token must be longer/);
    expect(wrong).toThrow(/default\.yaml, .*staging\.yaml and the environment/);
    expect(wrong).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('p4ss') }),
    );
  });
});

describe('the credentials of the platform', () => {
  it('are required for the agent desk "haptik", all at once', () => {
    const missing = () => serviceConfig({ HAPTIK_HANDOFF_DESK: 'haptik' });
    for (const name of ['baseUrl', 'token', 'clientId', 'businessId']) {
      expect(missing).toThrow(new RegExp(`platform\\.${name} (must|should)`));
    }
  });

  it('are optional for other desks, and valid if given', () => {
    expect(serviceConfig({ HAPTIK_PLATFORM_TOKEN: 't' }).platform).toEqual({ token: 't' });
    const wrong = () => serviceConfig({ HAPTIK_PLATFORM_BUSINESS_ID: 'one' });
    expect(wrong).toThrow(/platform\.businessId must be an integer/);
  });
});
