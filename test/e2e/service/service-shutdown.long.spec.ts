import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { postRequestHead, RawConnection } from '../../support/servers/http/raw.http.js';
import { ServiceProcess } from '../../support/servers/service/service.process.js';
import {
  sendAndReadStatus,
  PRICE_CALL,
  signedCallRequest,
  SLOW_CALL,
  portOfUrl,
} from '../../support/servers/service/service.calls.js';

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
    expect(await service.waitForExit()).toBe(0);
  });
});

describe('the service, after SIGTERM with a call that would take ten seconds', () => {
  it('cuts its deadline, so that the reply leaves in time', async () => {
    service = new ServiceProcess({ HAPTIK_SHUTDOWN_TIMEOUT_MS: '2000' });
    const connection = await RawConnection.connectTo(portOfUrl(await service.waitUntilListening()));
    const call = signedCallRequest('slow_report', { entities: { seconds: '10' } });
    await connection.write(call);
    expect(
      await sendAndReadStatus(
        await RawConnection.connectTo(portOfUrl(await service.waitUntilListening())),
        PRICE_CALL,
      ),
    ).toEqual([200, 'keep-alive']);
    service.signal('SIGTERM');
    expect((await connection.readResponse())?.body).toContain('"status":false');
    expect(await service.waitForExit()).toBe(0);
    expect(service.output).toMatch(/deadline after .* the shutdown of the application/);
    expect(service.output).not.toContain('Still open');
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
