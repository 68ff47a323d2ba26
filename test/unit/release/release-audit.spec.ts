import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A registry with these advisories by package, and any package in one version. */
const registry = createServer((request, response) => {
  request.resume();
  response.setHeader('Content-Type', 'application/json');
  if (request.method === 'GET') {
    const name = decodeURIComponent((request.url ?? '').slice(1));
    const latest = '99.0.0';
    const versions = { [latest]: { name, version: latest } };
    response.end(JSON.stringify({ name, 'dist-tags': { latest }, versions }));
    return;
  }
  response.statusCode = advisories ? 200 : 405;
  response.end(JSON.stringify(advisories ?? { message: 'no advisories here' }));
});
let advisories: Record<string, unknown> | undefined;

const advisory = (id: number, severity: string): unknown => [
  {
    id,
    url: 'https://advisories.example',
    title: 'A test',
    severity,
    vulnerable_versions: '*',
    cwe: [],
    cvss: { score: 0, vectorString: null },
  },
];

async function audit(required = '') {
  const { port } = registry.address() as AddressInfo;
  const child = spawn(process.execPath, ['release/audit.js'], {
    env: { ...process.env, npm_config_registry: `http://127.0.0.1:${port}/`, AUDIT: required },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [errors, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  return { code: code as number, errors };
}

describe('npm run audit', () => {
  beforeAll(() => once(registry.listen(0, '127.0.0.1'), 'listening'));
  beforeEach(() => (advisories = {}));
  afterAll(() => registry.close());

  it('passes without a serious vulnerability', async () => {
    advisories = { jest: advisory(1, 'moderate') };
    expect(await audit()).toEqual({ code: 0, errors: '' });
  });

  it('names those of each lock file', async () => {
    advisories = { 'ask-sdk-core': advisory(1, 'high'), jest: advisory(2, 'critical') };
    const { code, errors } = await audit();
    expect(code).toBe(1);
    expect(errors).toMatch(/^critical: jest .* in \.\.$/m);
    expect(errors).toMatch(/^high: ask-sdk-core .* in bench\.$/m);
  });

  it('is skipped by a registry without advisories, unless it is required', async () => {
    advisories = undefined;
    expect(await audit()).toMatchObject({ code: 0, errors: expect.stringMatching(/^No audit of/) });
    expect((await audit('required')).code).toBe(1);
  });
});
