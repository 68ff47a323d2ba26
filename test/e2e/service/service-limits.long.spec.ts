import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HTTP_PLATFORMS } from '../../support/test.app.js';
import { postRequestHead, RawConnection } from '../../support/servers/http/raw.http.js';
import { PRICE_CALL, portOfUrl } from '../../support/servers/service/service.calls.js';
import { ServiceProcess } from '../../support/servers/service/service.process.js';

const MAX_CONNECTIONS = 10;
const LIMITS = { rejections: 5, searches: 5, operator: 3, console: 5 };
const JSON_LINE = 'Content-Type: application/json';
const FORGED = `X-Hub-Signature: sha1=${'0'.repeat(40)}`;
const TOKEN = 'a-token-of-operators';

describe.each(HTTP_PLATFORMS)('the limits of the service on %s', (platform) => {
  let service: ServiceProcess;
  let folder: string;
  let port: number;
  let base: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'haptik-'));
    await copyFile('config/default.yaml', join(folder, 'default.yaml'));
    const limits = JSON.stringify({ limits: { sources: LIMITS } });
    await writeFile(join(folder, 'development.yaml'), limits);
    service = new ServiceProcess({
      HTTP_PLATFORM: platform,
      HAPTIK_CONFIG: folder,
      HAPTIK_MAX_CONNECTIONS: String(MAX_CONNECTIONS),
      HAPTIK_OPERATOR_TOKEN: TOKEN,
      HAPTIK_STORAGE_FOLDER: join(folder, 'storage'),
      HAPTIK_CONSOLE: 'on',
      HAPTIK_TRUST_PROXY: 'on',
    });
    port = portOfUrl(await service.waitUntilListening());
    base = `http://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true });
  });

  const expectAnswer = async () => {
    const connection = await RawConnection.connectTo(port);
    await connection.write(PRICE_CALL);
    const response = await connection.readResponse();
    connection.close();
    expect(response?.status).toBe(200);
  };
  /** Opens twice as many connections as the service allows, and does something on each. */
  const crowd = async (act: (connection: RawConnection) => Promise<unknown>) => {
    const connections: RawConnection[] = [];
    for (let index = 0; index < 2 * MAX_CONNECTIONS; index++) {
      const connection = await RawConnection.connectTo(port);
      await act(connection);
      connections.push(connection);
    }
    return connections;
  };
  const body = postRequestHead(JSON_LINE, FORGED, 'Content-Length: 1000');

  it.each<[string, (connection: RawConnection) => Promise<unknown>]>([
    ['send nothing', async () => undefined],
    ['send a part of a head', (connection) => connection.write(body.slice(0, 40))],
    ['send a part of a body', (connection) => connection.write(`${body}{`)],
    [
      'send a chunk of one byte',
      (connection) =>
        connection.write(
          `${postRequestHead(JSON_LINE, FORGED, 'Transfer-Encoding: chunked')}1\r\n{\r\n`,
        ),
    ],
    [
      'had an answer and stay',
      async (connection) => {
        await connection.write('GET /haptik HTTP/1.1\r\nHost: bot.example\r\n\r\n');
        expect((await connection.readResponse())?.status).toBe(200);
      },
    ],
    [
      'had an answer and send a part of a body',
      async (connection) => {
        await connection.write('GET /haptik HTTP/1.1\r\nHost: bot.example\r\n\r\n');
        expect((await connection.readResponse())?.status).toBe(200);
        await connection.write(`${body}{`);
      },
    ],
  ])('clients that %s do not keep a call out', async (_what, act) => {
    const connections = await crowd(act);
    for (let call = 0; call < 3; call++) await expectAnswer();
    connections.forEach((connection) => connection.close());
  });

  it('a client that sends requests and reads no response does not disturb others', async () => {
    const connections = await crowd((connection) =>
      connection.write('GET /haptik HTTP/1.1\r\nHost: bot.example\r\n\r\n'.repeat(2_000)),
    );
    await expectAnswer();
    connections.forEach((connection) => connection.close());
    await expectAnswer();
  });

  it('a head of many or large headers is refused', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => `a${index}: b`);
    for (const lines of [many, [`Large: ${'x'.repeat(20_000)}`]]) {
      const connection = await RawConnection.connectTo(port);
      await connection.write(postRequestHead(...lines));
      expect((await connection.readResponse())?.status).toBe(431);
      connection.close();
    }
    await expectAnswer();
  });

  it('calls in one packet are answered in order', async () => {
    const connection = await RawConnection.connectTo(port);
    await connection.write(
      Buffer.concat(Array.from({ length: 20 }, () => Buffer.from(PRICE_CALL))),
    );
    for (let index = 0; index < 20; index++)
      expect((await connection.readResponse())?.status).toBe(200);
    connection.close();
  });

  const statuses = async (count: number, url: string, init: RequestInit = {}) => {
    // Not across the end of a minute.
    const leftMs = 60_000 - (Date.now() % 60_000);
    if (leftMs < 3_000) await sleep(leftMs + 100);
    const seen: number[] = [];
    let last: Response | undefined;
    for (let index = 0; index < count; index++) {
      last = await fetch(`${base}${url}`, init);
      seen.push(last.status);
    }
    return { seen, last };
  };

  it('the operator API refuses a source over its limit, before the token is compared', async () => {
    const headers = { 'X-Forwarded-For': '203.0.113.1', Authorization: `Bearer ${TOKEN}` };
    const { seen, last } = await statuses(4, '/operator/nodes', { headers });
    expect(seen).toEqual([200, 200, 200, 429]);
    expect(Number(last?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await last?.json()).toMatchObject({ statusCode: 429 });
    const guesses = { headers: { 'X-Forwarded-For': '203.0.113.2' } };
    expect((await statuses(4, '/operator/switches', guesses)).seen).toEqual([401, 401, 401, 429]);
  });

  it('so does the API of the console', async () => {
    const headers = { 'X-Forwarded-For': '203.0.113.3' };
    const { seen, last } = await statuses(6, '/console/api/session', { headers });
    expect(seen).toEqual([401, 401, 401, 401, 401, 429]);
    expect(Number(last?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await last?.json()).toMatchObject({ code: 'too-many-requests' });
    expect((await statuses(8, '/console', { headers })).seen).toEqual(Array(8).fill(200));
  });

  it('health is not limited, and a source over its limit of forged calls is answered its calls', async () => {
    const headers = { 'X-Forwarded-For': '203.0.113.4', 'Content-Type': 'application/json' };
    expect((await statuses(50, '/health/live', { headers })).seen).toEqual(Array(50).fill(200));
    expect((await statuses(50, '/health/ready', { headers })).seen).toEqual(Array(50).fill(200));
    const forged = { method: 'POST', headers, body: '{}' };
    expect((await statuses(6, '/haptik', forged)).seen).toEqual([401, 401, 401, 401, 401, 429]);
    await expectAnswer();
  });
});
