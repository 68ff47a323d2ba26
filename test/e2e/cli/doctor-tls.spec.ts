import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgePlainHttp } from '../../../packages/cli/src/doctor/checks/transport.checks.js';
import { runHaptik } from '../../support/command.line.js';
import {
  createIssuedCertificate,
  createSelfSignedCertificate,
} from '../../support/servers/http/certificate.js';
import { MisbehavingReceiver, sendText } from '../../support/servers/http/misbehaving.receiver.js';

const CLI = new URL('../../../packages/cli/dist/haptik.js', import.meta.url).pathname;
const SECRET = 'node-secret-A1';
const DAY_MS = 86_400_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

describe('haptik doctor and the certificate of a webhook', () => {
  const issued = createIssuedCertificate();

  it.each<[string, ServerOptions, RegExp]>([
    ['self-signed', createSelfSignedCertificate(), /is self-signed\. Use one of a public/],
    [
      'expired',
      createSelfSignedCertificate({ notAfter: inDays(-3) }),
      /expired on \d{4}-\d\d-\d\d\..* Renew it\./,
    ],
    [
      'not yet valid',
      createSelfSignedCertificate({ notBefore: inDays(3) }),
      /is not valid before \d{4}/,
    ],
    [
      'of another host',
      createSelfSignedCertificate({ host: 'shop.example' }),
      /is of shop\.example, not of localhost/,
    ],
    ['without the chain', issued, /chain is incomplete.*fullchain\.pem/],
    [
      'of a private authority',
      { key: issued.key, cert: issued.cert + issued.authority },
      /private certificate authority/,
    ],
  ])('says that it is %s, and checks the rest', async (_, tls, words) => {
    await using receiver = new MisbehavingReceiver(SECRET, undefined, tls);
    const args = ['doctor', await receiver.start()];
    const { exit, out } = await runHaptik(args, { env: { HAPTIK_SECRET: SECRET } });
    expect(exit).toBe(1);
    expect(out.split('\n').find((line) => line.includes('tls '))).toMatch(words);
    expect(out.match(/^failed/gm)).toHaveLength(1);
    expect(out).toMatch(/^ok +reply /m);
  });

  it.each([
    ['valid', 60, 0, /^ok +tls +The certificate is valid for 59 more days/m],
    ['about to expire', 5, 10, /^warning +tls +.* 4 more days\. Renew it/m],
  ])('says that a trusted certificate is %s', async (_, days, exit, words) => {
    const folder = await mkdtemp(join(tmpdir(), 'haptik-cli-'));
    const { key, cert, authority } = createIssuedCertificate({ notAfter: inDays(days) });
    await writeFile(join(folder, 'authority.pem'), authority);
    await using receiver = new MisbehavingReceiver(SECRET, undefined, { key, cert });
    const env = { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem'), HAPTIK_SECRET: SECRET };
    const args = [CLI, 'doctor', await receiver.start()];
    const result = await new Promise<{ exit: number; out: string }>((resolve) => {
      execFile(process.execPath, args, { env }, (error, out) =>
        resolve({ exit: Number(error?.code ?? 0), out }),
      );
    });
    await rm(folder, { recursive: true });
    expect(result.exit).toBe(exit);
    expect(result.out).toMatch(words);
  });

  it('says that a server does not use TLS', async () => {
    await using receiver = new MisbehavingReceiver(SECRET);
    const url = (await receiver.start()).replace('http:', 'https:');
    const { exit, out } = await runHaptik(['doctor', url], { env: { HAPTIK_SECRET: SECRET } });
    expect(exit).toBe(1);
    expect(out).toMatch(/^failed +tls +The TLS handshake .* failed/m);
    expect(out).toMatch(/^failed +get +.*does not use TLS/m);
  });

  it('checks what answers without TLS', async () => {
    await using open = new MisbehavingReceiver(SECRET);
    const plain = await judgePlainHttp(new URL(await open.start()));
    expect(plain).toMatchObject({ outcome: 'warning', cure: expect.stringContaining('Redirect') });
    const location = { Location: 'https://bot.example/haptik' };
    await using redirecting = new MisbehavingReceiver(SECRET, (_, response) =>
      sendText(response, 301, '', location),
    );
    const redirected = await judgePlainHttp(new URL(await redirecting.start()));
    expect(redirected.outcome).toBe('ok');
    expect((await judgePlainHttp(new URL('http://127.0.0.1:9/'))).outcome).toBe('ok');
  });
});
