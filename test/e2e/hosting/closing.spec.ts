import { Injectable, type INestApplication } from '@nestjs/common';
import { EmptyResponseAgentDesk, HaptikNode, HaptikSignal, sign } from 'nestjs-haptik';
import { boot, type Endpoint, MemoryLogger, SECRET } from '../../support/test.app.js';
import { portOf, postRequestHead, RawConnection } from '../../support/servers/http/raw.http.js';

const ENDPOINTS: readonly Endpoint[] = ['express', 'fastify', 'listener'];

const signedCall = (node: string): string => {
  const body = JSON.stringify({ node, entities: {}, user: { user_name: 'asha' } });
  const head = postRequestHead(
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    `X-Hub-Signature: ${sign(Buffer.from(body), SECRET)}`,
  );
  return head + body;
};

describe.each(ENDPOINTS)('app.close() on %s', (platform) => {
  let finish: (text: string) => void = () => undefined;
  let entered: () => void = () => undefined;
  let entering: Promise<void>;
  let aborted: Error | undefined;
  let app: INestApplication;
  const logger = new MemoryLogger();

  @Injectable()
  class SlowBot {
    @HaptikNode('slow')
    slow(@HaptikSignal() signal: AbortSignal) {
      signal.addEventListener('abort', () => (aborted = signal.reason as Error));
      entered();
      return new Promise<string>((resolve) => (finish = resolve));
    }

    @HaptikNode('quick')
    quick() {
      return 'Quick.';
    }
  }

  const start = async (options: object = {}): Promise<RawConnection> => {
    aborted = undefined;
    logger.lines.length = 0;
    entering = new Promise((resolve) => (entered = resolve));
    app = await boot({ platform, options, logger, metadata: { providers: [SlowBot] } });
    return RawConnection.connectTo(await portOf(app));
  };

  it('waits for a call in flight, and then closes its connection', async () => {
    const connection = await start();
    await connection.write(signedCall('quick'));
    expect((await connection.readResponse())?.headers['connection']).toBe('keep-alive');
    await connection.write(signedCall('slow'));
    await entering;
    const closed = app.close();
    finish('Done.');
    expect((await connection.readResponse())?.body).toContain('Done.');
    expect(await connection.readResponse()).toBeUndefined();
    await closed;
  });

  it('cuts the deadline of a call so that it is handed off within shutdownTimeoutMs', async () => {
    const connection = await start({
      shutdownTimeoutMs: 1_000,
      budget: { totalMs: 30_000, reserveMs: 800 },
      handoff: { desk: new EmptyResponseAgentDesk() },
    });
    await connection.write(signedCall('slow'));
    await entering;
    await app.close();
    expect(await connection.readResponse()).toMatchObject({
      status: 200,
      body: '{"status":false,"response":[]}',
    });
    expect(aborted?.name).toBe('TimeoutError');
    expect(logger.linesOf('error').join()).toMatch(/deadline after .* the shutdown/);
    finish('Too late.');
  });

  it('closes connections whose request does not arrive within shutdownTimeoutMs', async () => {
    const connection = await start({ shutdownTimeoutMs: 100 });
    await connection.write(signedCall('quick').slice(0, -5));
    const other = await RawConnection.connectTo(await portOf(app));
    await other.write(signedCall('quick'));
    await other.readResponse();
    await app.close();
    expect(await connection.readResponse()).toBeUndefined();
    expect(logger.linesOf('warn').join()).toMatch(/still open 100 ms after/);
  });
});
