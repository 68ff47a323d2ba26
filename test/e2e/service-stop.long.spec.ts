import { PLATFORMS } from '../support/app.js';
import { head, RawConnection } from '../support/raw.http.js';
import { ServiceProcess } from '../support/service.js';
import { ask, PRICE, SLOW, servicePortOf } from '../support/service.calls.js';

let service: ServiceProcess;
afterEach(() => service.stop());

describe.each(PLATFORMS)('the service on %s, told to stop without a grace', (platform) => {
  it('answers a call that waits on a busy connection', async () => {
    service = new ServiceProcess({ HTTP_PLATFORM: platform, HAPTIK_SHUTDOWN_GRACE_MS: '0' });
    const port = servicePortOf(await service.opened());
    const [busy, other] = await Promise.all([1, 2].map(() => RawConnection.to(port)));
    if (!busy || !other) throw new Error('no connections');
    // The second waits on the same connection for the first, which is under way at the signal.
    await busy.write(SLOW + PRICE);
    // What came before this call has been read when it is answered.
    expect(await ask(other, PRICE)).toEqual([200, 'keep-alive']);
    service.signal('SIGTERM');
    await service.printed(/SIGTERM: /);
    expect((await busy.answer())?.status).toBe(200);
    expect((await busy.answer())?.status).toBe(200);
    expect(await service.ended()).toBe('SIGTERM');
  });
});

describe.each(PLATFORMS)('the service on %s', (platform) => {
  it('ends who goes on with a body behind the answer', async () => {
    service = new ServiceProcess({ HTTP_PLATFORM: platform });
    const port = servicePortOf(await service.opened());
    const connection = await RawConnection.to(port);
    await connection.write(head('Content-Length: 900000').replace('POST /haptik', 'POST /nowhere'));
    const drips = setInterval(() => void connection.write('x'), 50);
    expect((await connection.answer())?.status).toBe(404);
    expect(await connection.answer()).toBeUndefined();
    clearInterval(drips);
  });
});
