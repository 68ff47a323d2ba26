import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { postRequestHead, RawConnection } from '../../support/servers/raw.http.js';
import { ServiceProcess } from '../../support/servers/service.process.js';
import {
  sendAndReadStatus,
  PRICE_CALL,
  SLOW_CALL,
  portOfUrl,
} from '../../support/servers/service.calls.js';

let service: ServiceProcess;
afterEach(() => service.stop());

describe.each(HTTP_PLATFORMS)('the service on %s, after SIGTERM without a grace', (platform) => {
  it('answers a call that is queued on a busy connection', async () => {
    service = new ServiceProcess({ HTTP_PLATFORM: platform, HAPTIK_SHUTDOWN_GRACE_MS: '0' });
    const port = portOfUrl(await service.waitUntilListening());
    const [busy, other] = await Promise.all([1, 2].map(() => RawConnection.connectTo(port)));
    if (!busy || !other) throw new Error('no connections');
    // The second is queued behind the first, which is in flight at the signal.
    await busy.write(SLOW_CALL + PRICE_CALL);
    // Once this call is answered, the earlier ones have been read.
    expect(await sendAndReadStatus(other, PRICE_CALL)).toEqual([200, 'keep-alive']);
    service.signal('SIGTERM');
    await service.waitForOutput(/SIGTERM: /);
    expect((await busy.readResponse())?.status).toBe(200);
    expect((await busy.readResponse())?.status).toBe(200);
    expect(await service.waitForExit()).toBe('SIGTERM');
  });
});

describe.each(HTTP_PLATFORMS)('the service on %s', (platform) => {
  it('closes a connection that keeps sending a body after the response', async () => {
    service = new ServiceProcess({ HTTP_PLATFORM: platform });
    const port = portOfUrl(await service.waitUntilListening());
    const connection = await RawConnection.connectTo(port);
    await connection.write(
      postRequestHead('Content-Length: 900000').replace('POST /haptik', 'POST /nowhere'),
    );
    const slowBody = setInterval(() => void connection.write('x'), 50);
    expect((await connection.readResponse())?.status).toBe(404);
    expect(await connection.readResponse()).toBeUndefined();
    clearInterval(slowBody);
  });
});
