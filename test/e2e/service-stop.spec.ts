import { PLATFORMS } from '../support/app.js';
import { eventually } from '../support/eventually.js';
import { head, RawConnection } from '../support/raw.http.js';
import { ServiceProcess } from '../support/service.js';
import { ask, PRICE, SLOW, servicePortOf } from '../support/service.calls.js';

let service: ServiceProcess;
afterEach(() => service.stop());

describe.each(PLATFORMS)('the service on %s, told to stop', (platform) => {
  const readiness = async (url: string): Promise<number> =>
    (await fetch(url.replace('/haptik', '/health/ready'))).status;

  it('says so, answers every call of the grace as the last of its connection, and ends', async () => {
    service = new ServiceProcess({ HTTP_PLATFORM: platform, HAPTIK_SHUTDOWN_GRACE_MS: '3000' });
    const url = await service.opened();
    const [idle, busy, unused] = await Promise.all(
      [1, 2, 3].map(() => RawConnection.to(servicePortOf(url))),
    );
    if (!idle || !busy || !unused) throw new Error('no connections');
    expect(await ask(idle, PRICE)).toEqual([200, 'keep-alive']);
    await busy.write(SLOW);
    service.signal('SIGTERM');
    expect(await eventually(() => readiness(url), 503)).toBe(503);
    expect(await ask(idle, PRICE)).toEqual([200, 'close']);
    expect(await ask(unused, PRICE)).toEqual([200, 'close']);
    expect(await ask(await RawConnection.to(servicePortOf(url)), PRICE)).toEqual([200, 'close']);
    expect(await busy.answer()).toMatchObject({ status: 200, headers: { connection: 'close' } });
    expect(await busy.answer()).toBeUndefined();
    expect(await service.ended()).toBe('SIGTERM');
  });
});

describe('the service, told to stop twice', () => {
  it('ends at once', async () => {
    service = new ServiceProcess({ HAPTIK_SHUTDOWN_GRACE_MS: '300000' });
    await service.opened();
    service.signal('SIGTERM');
    await service.printed(/SIGTERM: /);
    service.signal('SIGTERM');
    expect(await service.ended()).toBe(143);
  });
});

describe.each(PLATFORMS)('the service on %s', (platform) => {
  it('ends heads and bodies that do not come, and limits connections', async () => {
    service = new ServiceProcess({
      HTTP_PLATFORM: platform,
      HAPTIK_REQUEST_TIMEOUT_MS: '400',
      HAPTIK_MAX_CONNECTIONS: '5',
      HAPTIK_OPERATOR_TOKEN: 'a-token-of-operators',
      HAPTIK_STORAGE: 'off',
    });
    const port = servicePortOf(await service.opened());
    // As a proxy opens one before it has a call.
    const ahead = await RawConnection.to(port);
    const forged = `X-Hub-Signature: sha1=${'0'.repeat(40)}`;
    const body = head('Content-Type: application/json', 'Content-Length: 9', forged);
    for (const started of [body.slice(0, 40), `${body}{`]) {
      const connection = await RawConnection.to(port);
      await connection.write(started);
      expect((await connection.answer())?.status).toBe(408);
      expect(await connection.answer()).toBeUndefined();
      expect(connection.isClosed).toBe(true);
    }
    expect(await ask(ahead, PRICE)).toEqual([200, 'keep-alive']);
    await ahead.write(body.slice(0, 40));
    expect((await ahead.answer())?.status).toBe(408);
    const crowd = await Promise.all(Array.from({ length: 6 }, () => RawConnection.to(port)));
    await service.printed(/Refused a connection: 5 are open/);
    crowd.forEach((connection) => connection.close());
  });

  it('ends connections without a call as idle ones, and when it stops', async () => {
    service = new ServiceProcess({
      HTTP_PLATFORM: platform,
      HAPTIK_KEEP_ALIVE_TIMEOUT_MS: '1000',
      HAPTIK_STORAGE: 'off',
    });
    const port = servicePortOf(await service.opened());
    expect(await (await RawConnection.to(port)).answer()).toBeUndefined();
    await service.stop();
    service = new ServiceProcess({ HTTP_PLATFORM: platform, HAPTIK_STORAGE: 'off' });
    const silent = await RawConnection.to(servicePortOf(await service.opened()));
    service.signal('SIGTERM');
    expect(await service.ended()).toBe('SIGTERM');
    expect(await silent.answer()).toBeUndefined();
  });
});
