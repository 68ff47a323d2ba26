import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { eventually } from '../../support/eventually.js';
import { postRequestHead, RawConnection } from '../../support/servers/http/raw.http.js';
import { ServiceProcess } from '../../support/servers/service/service.process.js';
import {
  sendAndReadStatus,
  PRICE_CALL,
  SLOW_CALL,
  portOfUrl,
} from '../../support/servers/service/service.calls.js';

let service: ServiceProcess;
afterEach(() => service.stop());

describe.each(HTTP_PLATFORMS)('the service on %s, after SIGTERM', (platform) => {
  const readiness = async (url: string): Promise<number> =>
    (await fetch(url.replace('/haptik', '/health/ready'))).status;

  it('fails readiness, answers every call of the grace as the last of its connection, and exits', async () => {
    service = new ServiceProcess({ HTTP_PLATFORM: platform, HAPTIK_SHUTDOWN_GRACE_MS: '3000' });
    const url = await service.waitUntilListening();
    const [idle, busy, unused] = await Promise.all(
      [1, 2, 3].map(() => RawConnection.connectTo(portOfUrl(url))),
    );
    if (!idle || !busy || !unused) throw new Error('no connections');
    expect(await sendAndReadStatus(idle, PRICE_CALL)).toEqual([200, 'keep-alive']);
    await busy.write(SLOW_CALL);
    service.signal('SIGTERM');
    expect(await eventually(() => readiness(url), 503)).toBe(503);
    expect((await fetch(url.replace('/haptik', '/health/live'))).status).toBe(200);
    expect(await sendAndReadStatus(idle, PRICE_CALL)).toEqual([200, 'close']);
    expect(await sendAndReadStatus(unused, PRICE_CALL)).toEqual([200, 'close']);
    expect(
      await sendAndReadStatus(await RawConnection.connectTo(portOfUrl(url)), PRICE_CALL),
    ).toEqual([200, 'close']);
    expect(await busy.readResponse()).toMatchObject({
      status: 200,
      headers: { connection: 'close' },
    });
    expect(await busy.readResponse()).toBeUndefined();
    expect(await service.waitForExit()).toBe(0);
    expect(service.output).not.toContain('Still open');
  });
});

describe('the service, after a second SIGTERM', () => {
  it('exits at once', async () => {
    service = new ServiceProcess({ HAPTIK_SHUTDOWN_GRACE_MS: '300000' });
    await service.waitUntilListening();
    service.signal('SIGTERM');
    await service.waitForOutput(/SIGTERM: /);
    service.signal('SIGTERM');
    expect(await service.waitForExit()).toBe(143);
  });
});

describe.each(HTTP_PLATFORMS)('the service on %s', (platform) => {
  it('closes connections whose head or body does not arrive, and limits their number', async () => {
    service = new ServiceProcess({
      HTTP_PLATFORM: platform,
      HAPTIK_REQUEST_TIMEOUT_MS: '400',
      HAPTIK_MAX_CONNECTIONS: '5',
      HAPTIK_OPERATOR_TOKEN: 'a-token-of-operators',
      HAPTIK_STORAGE: 'off',
    });
    const port = portOfUrl(await service.waitUntilListening());
    // As a proxy opens one ahead of its first call.
    const ahead = await RawConnection.connectTo(port);
    const forged = `X-Hub-Signature: sha1=${'0'.repeat(40)}`;
    const body = postRequestHead('Content-Type: application/json', 'Content-Length: 9', forged);
    for (const started of [body.slice(0, 40), `${body}{`]) {
      const connection = await RawConnection.connectTo(port);
      await connection.write(started);
      expect((await connection.readResponse())?.status).toBe(408);
      expect(await connection.readResponse()).toBeUndefined();
      expect(connection.isClosed).toBe(true);
    }
    expect(await sendAndReadStatus(ahead, PRICE_CALL)).toEqual([200, 'keep-alive']);
    await ahead.write(body.slice(0, 40));
    expect((await ahead.readResponse())?.status).toBe(408);
    const crowd = await Promise.all(Array.from({ length: 6 }, () => RawConnection.connectTo(port)));
    await service.waitForOutput(/The limit of 5 open connections is reached/);
    const newest = await RawConnection.connectTo(port);
    expect(await sendAndReadStatus(newest, PRICE_CALL)).toEqual([200, 'keep-alive']);
    crowd.forEach((connection) => connection.close());
  });

  it('closes connections without a call as idle ones, and on shutdown', async () => {
    service = new ServiceProcess({
      HTTP_PLATFORM: platform,
      HAPTIK_KEEP_ALIVE_TIMEOUT_MS: '1000',
      HAPTIK_STORAGE: 'off',
    });
    const port = portOfUrl(await service.waitUntilListening());
    expect(await (await RawConnection.connectTo(port)).readResponse()).toBeUndefined();
    await service.stop();
    service = new ServiceProcess({ HTTP_PLATFORM: platform, HAPTIK_STORAGE: 'off' });
    const silent = await RawConnection.connectTo(portOfUrl(await service.waitUntilListening()));
    service.signal('SIGTERM');
    expect(await service.waitForExit()).toBe(0);
    expect(await silent.readResponse()).toBeUndefined();
  });
});
