import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rename, symlink, utimes, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { readTlsCredentials } from '../../../src/service/http/tls.credentials.js';
import { TlsReloader } from '../../../src/service/http/tls.reloader.js';
import {
  type Certificate,
  createSelfSignedCertificate,
} from '../../support/servers/http/certificate.js';
import { fingerprintOf, presentedFingerprint } from '../../support/servers/http/https.client.js';
import { temporaryFolder } from '../../support/servers/database/shared.resources.js';
import { MemoryLogger } from '../../support/test.app.js';

const DAY_MS = 86_400_000;

describe('certificate files', () => {
  const logger = new MemoryLogger();
  let folder: string;
  const servers: Server[] = [];
  let reloader: TlsReloader;
  const config = () => ({
    certFile: join(folder, 'tls.crt'),
    keyFile: join(folder, 'tls.key'),
    minVersion: 'TLSv1.2' as const,
  });

  beforeAll(() => Logger.overrideLogger(logger));
  afterAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    logger.lines.length = 0;
    folder = await temporaryFolder();
  });
  afterEach(() => servers.splice(0).forEach((server) => server.close()));

  const write = async ({ cert, key }: Certificate): Promise<void> => {
    await writeFile(config().certFile, cert);
    await writeFile(config().keyFile, key);
  };
  const serve = async (): Promise<void> => {
    const credentials = await readTlsCredentials(config());
    const server = createServer(credentials).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    reloader = new TlsReloader(server, config(), credentials);
    await reloader.check();
  };
  const presented = async () => {
    const [server] = servers;
    if (!server) throw new Error('nothing is served');
    return presentedFingerprint((server.address() as AddressInfo).port);
  };

  it('are reloaded when they change', async () => {
    const [first, second] = [createSelfSignedCertificate(), createSelfSignedCertificate()];
    await write(first);
    await serve();
    expect(await presented()).toBe(fingerprintOf(first.cert));
    await write(second);
    await reloader.check();
    expect(await presented()).toBe(fingerprintOf(second.cert));
    expect(logger.lines).toEqual([
      'log TLS: certificate reloaded, valid until 2099-12-31T23:59:59.000Z',
    ]);
  });

  it('are reloaded when a symbolic link is swapped, as Kubernetes does', async () => {
    const [first, second] = [createSelfSignedCertificate(), createSelfSignedCertificate()];
    for (const [name, { cert, key }] of Object.entries({ first, second })) {
      await mkdir(join(folder, name));
      await writeFile(join(folder, name, 'tls.crt'), cert);
      await writeFile(join(folder, name, 'tls.key'), key);
    }
    await symlink('first', join(folder, '..data'));
    await symlink('..data/tls.crt', config().certFile);
    await symlink('..data/tls.key', config().keyFile);
    await serve();
    await symlink('second', join(folder, '..data_tmp'));
    await rename(join(folder, '..data_tmp'), join(folder, '..data'));
    await reloader.check();
    expect(await presented()).toBe(fingerprintOf(second.cert));
  });

  it.each([
    ['a half-written certificate', ({ cert, key }: Certificate) => [cert.slice(0, 200), key]],
    ['a half-written chain', ({ cert, key }: Certificate) => [cert + cert.slice(0, 90), key]],
    ['a half-written key', ({ cert, key }: Certificate) => [cert, key.slice(0, 90)]],
    [
      'the key of another one',
      ({ cert }: Certificate) => [cert, createSelfSignedCertificate().key],
    ],
    ['an empty file', ({ key }: Certificate) => ['', key]],
  ])('keep the last certificate while they have %s', async (_, damage) => {
    const [first, second] = [createSelfSignedCertificate(), createSelfSignedCertificate()];
    await write(first);
    await serve();
    const [cert = '', key = ''] = damage(second);
    await write({ cert, key });
    await reloader.check();
    // They may be complete in a moment.
    expect(logger.lines).toEqual([]);
    await reloader.check();
    await reloader.check();
    expect(await presented()).toBe(fingerprintOf(first.cert));
    expect(logger.lines).toEqual([expect.stringMatching(/^error TLS: .* is kept\. http\.tls/)]);
    await write(second);
    await reloader.check();
    expect(await presented()).toBe(fingerprintOf(second.cert));
  });

  it('are reloaded when they could not be read, and their permissions are corrected', async () => {
    const [first, second] = [createSelfSignedCertificate(), createSelfSignedCertificate()];
    await write(first);
    await serve();
    // The user root can read every file: here only another content cannot be read, of the same size and time.
    const writeKey = async (key: string): Promise<void> => {
      await writeFile(config().keyFile, key);
      await utimes(config().keyFile, 1, 1);
    };
    await writeFile(config().certFile, second.cert);
    await writeKey(second.key.replaceAll(/\w/g, 'A'));
    for (let count = 0; count < 3; count++) await reloader.check();
    expect(await presented()).toBe(fingerprintOf(first.cert));
    await writeKey(second.key);
    await reloader.check();
    expect(await presented()).toBe(fingerprintOf(second.cert));
  });

  it('are announced once a day when they expire within 14 days', async () => {
    const expiry = Date.now() + 20 * DAY_MS;
    await write(createSelfSignedCertificate({ notAfter: new Date(expiry) }));
    await serve();
    for (const daysLeft of [15, 13.9, 13.5, 12.8, -1]) {
      await reloader.check(expiry - daysLeft * DAY_MS);
    }
    expect(logger.linesOf('warn').map((line) => / (expire[sd]) on /.exec(line)?.[1])).toEqual([
      'expires',
      'expires',
      'expired',
    ]);
  });

  it('are refused at the start with the cure', async () => {
    const { cert, key } = createSelfSignedCertificate();
    const message = () => readTlsCredentials(config()).catch(String);
    expect(await message()).toMatch(
      /certFile \(HAPTIK_TLS_CERT_FILE\): .* cannot be read \(ENOENT\)/,
    );
    await write({ cert: key, key: cert });
    expect(await message()).toMatch(/tls\.crt has no complete certificates in PEM/);
    await write({ cert, key: cert });
    expect(await message()).toMatch(/tls\.key has no complete private key in PEM/);
    await write({ cert, key: createSelfSignedCertificate().key });
    expect(await message()).toMatch(/does not belong to the certificate .* of CN=localhost until/);
    const encryption = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' };
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await write({ cert, key: String(privateKey.export(encryption as never)) });
    expect(await message()).toMatch(/is encrypted\. .* openssl pkey -in/);
  });
});
