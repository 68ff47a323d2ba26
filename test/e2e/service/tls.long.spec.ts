import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSignedCall } from '../../../src/service/signed.call.js';
import { freePort } from '../../run/postgres.server.js';
import { ConsoleServiceProcess } from '../../support/console/console.service.process.js';
import { eventually } from '../../support/eventually.js';
import {
  type Certificate,
  createIssuedCertificate,
  createSelfSignedCertificate,
} from '../../support/servers/http/certificate.js';
import { Haproxy } from '../../support/servers/service/haproxy.js';
import {
  fingerprintOf,
  presentedFingerprint,
  requestHttps,
} from '../../support/servers/http/https.client.js';
import { portOfUrl } from '../../support/servers/service/service.calls.js';
import { ServiceProcess } from '../../support/servers/service/service.process.js';
import { temporaryFolder } from '../../support/servers/database/shared.resources.js';
import { HTTP_PLATFORMS } from '../../support/test.app.js';

const HAPTIK = new URL('../../../packages/cli/dist/haptik.js', import.meta.url).pathname;

const CALL = {
  method: 'POST',
  ...createSignedCall('product_price', { entities: { product_name: 'speaker' } }, 'test'),
};

/** Creates the first administrator. @returns the cookies */
async function setUp(service: ConsoleServiceProcess, ca: string): Promise<readonly string[]> {
  const link = new URL(await service.setupLink());
  const { origin } = link;
  const user = { name: 'Asha', email: 'asha@example.com', password: 'correct horse battery' };
  const { status, cookies } = await requestHttps(`${origin}/console/api/setup`, ca, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({ token: link.hash.slice(1), ...user }),
  });
  expect(status).toBe(204);
  return cookies;
}

describe.each(HTTP_PLATFORMS)('the service with certificate files on %s', (platform) => {
  let folder: string;
  let service: ConsoleServiceProcess;
  const write = async ({ cert, key }: Certificate) => {
    await writeFile(join(folder, 'tls.crt'), cert);
    await writeFile(join(folder, 'tls.key'), key);
  };
  afterEach(() => service.stop());

  it('answers calls, probes, console and doctor by HTTPS, and reloads the files', async () => {
    folder = await temporaryFolder();
    const issued = createIssuedCertificate();
    await write(issued);
    service = await ConsoleServiceProcess.start({
      HTTP_PLATFORM: platform,
      HAPTIK_TLS_CERT_FILE: join(folder, 'tls.crt'),
      HAPTIK_TLS_KEY_FILE: join(folder, 'tls.key'),
      HAPTIK_PUBLIC_URL: '',
    });
    const port = portOfUrl(await service.url());
    expect(await service.url()).toBe(`https://127.0.0.1:${port}`);
    const url = `https://localhost:${port}`;
    const ca = issued.authority;
    const reply = await requestHttps(`${url}/haptik`, ca, CALL);
    expect([reply.status, reply.body]).toEqual([200, expect.stringContaining('₹ 2,499')]);
    expect((await requestHttps(`${url}/health/ready`, ca)).status).toBe(200);
    expect((await requestHttps(`${url}/console/`, ca)).status).toBe(200);
    expect(await diagnose(`${url}/haptik`, ca)).toContain('200');
    const next = createIssuedCertificate();
    await write(next);
    expect(await eventually(() => presentedFingerprint(port), fingerprintOf(next.cert))).toBe(
      fingerprintOf(next.cert),
    );
    service.process.signal('SIGTERM');
    expect(await service.process.waitForExit()).toBe(0);
    expect(service.process.output).not.toContain('Still open');
  });

  /** What `haptik doctor` prints, which trusts the authority. @throws Error unless it exits with 0 */
  async function diagnose(url: string, ca: string): Promise<string> {
    await writeFile(join(folder, 'ca.pem'), ca);
    const env = { HAPTIK_SECRET: 'test', NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') };
    const { stdout } = await promisify(execFile)(process.execPath, [HAPTIK, 'doctor', url], {
      env,
    });
    return stdout;
  }
});

describe('the service with wrong certificate files', () => {
  it('does not start, and names the cure', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'tls.crt'), createSelfSignedCertificate().cert);
    await writeFile(join(folder, 'tls.key'), createSelfSignedCertificate().key);
    const service = new ServiceProcess({
      HAPTIK_TLS_CERT_FILE: join(folder, 'tls.crt'),
      HAPTIK_TLS_KEY_FILE: join(folder, 'tls.key'),
    });
    expect(await service.waitForExit()).toBe(1);
    expect(service.output).toMatch(/the key in .* does not belong to the certificate/);
    expect(service.output).not.toContain('    at ');
  });
});

describe('the service behind HAProxy, which terminates TLS', () => {
  let proxy: Haproxy;
  let service: ConsoleServiceProcess;
  afterEach(async () => {
    await service.stop();
    await proxy.stop();
  });

  it('sets Secure cookies and makes links with HTTPS, by its public URL', async () => {
    const port = await freePort();
    proxy = await Haproxy.start([port, port]);
    service = await ConsoleServiceProcess.start({
      PORT: String(port),
      HTTP_PLATFORM: 'fastify',
      HAPTIK_OPERATOR_TOKEN: 'operator-token-of-the-test',
      HAPTIK_PUBLIC_URL: proxy.url,
      HAPTIK_TRUST_PROXY: 'on',
    });
    await proxy.waitUntilUp('first');
    expect((await requestHttps(`${proxy.url}/haptik`, proxy.authority, CALL)).status).toBe(200);
    // Answered by HAProxy: Fastify would take the encoded path for that of the operator API.
    for (const path of ['operator', 'Operator', '%6fperator']) {
      const response = await requestHttps(`${proxy.url}/${path}/nodes`, proxy.authority);
      expect(response.status).toBe(404);
      expect(response.body).toContain('<h1>404 Not Found</h1>');
    }
    expect(await service.setupLink()).toContain(`${proxy.url}/console/setup#`);
    const cookies = await setUp(service, proxy.authority);
    expect(cookies.join('\n')).toMatch(/^__Secure-haptik_console\.session_token=[^;]+;.*; Secure;/);
    expect(service.process.output).not.toMatch(/HAPTIK_TRUST_PROXY|HAPTIK_PUBLIC_URL/);
  });
});
