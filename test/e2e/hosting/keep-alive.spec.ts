import { createServer, type Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { HaptikSetupError, sign } from 'nestjs-haptik';
import {
  boot,
  type BootOptions,
  MemoryLogger,
  HTTP_PLATFORMS,
  SECRET,
} from '../../support/test.app.js';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { exchange, postRequestHead } from '../../support/servers/http/raw.http.js';

const BODY = echoBody('hello');
const CALL = postRequestHead(
  'Content-Type: application/json',
  `Content-Length: ${BODY.length}`,
  `X-Hub-Signature: ${sign(BODY, SECRET)}`,
);
/** Idle timeout of nginx and cloud load balancers, plus network latency. */
const PROXY_SECONDS = 65;

describe.each(HTTP_PLATFORMS)('idle connections on %s', (platform) => {
  const logger = new MemoryLogger();
  let app: INestApplication | undefined;
  beforeEach(() => (logger.lines.length = 0));
  afterEach(() => app?.close());

  const start = async (settings: Omit<BootOptions, 'platform'>): Promise<Server> => {
    app = await boot({ platform, logger, metadata: { providers: [EchoBot] }, ...settings });
    return app.getHttpServer() as Server;
  };
  /** The header `Keep-Alive` of a response. */
  const keepAliveHeader = async (): Promise<string | undefined> =>
    app && (await exchange(app, CALL, BODY))?.headers['keep-alive'];

  it('stay open for longer than those of a proxy, with an even longer headers timeout', async () => {
    const server = await start({});
    const seconds = Number(/timeout=(\d+)/.exec((await keepAliveHeader()) ?? '')?.[1]);
    expect(seconds).toBeGreaterThan(PROXY_SECONDS);
    expect(server.keepAliveTimeout).toBeGreaterThan(PROXY_SECONDS * 1_000);
    expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout);
    expect(logger.linesOf('warn')).toEqual([]);
  });

  it('stay open for the time of the option', async () => {
    const server = await start({ options: { keepAliveTimeoutMs: 600_000 } });
    expect(await keepAliveHeader()).toBe('timeout=600');
    expect(server.headersTimeout).toBeGreaterThan(600_000);
  });

  it('stay open for the time that the host set, with a warning when it is short', async () => {
    const host = (it: INestApplication) =>
      Object.assign(it.getHttpServer() as Server, { keepAliveTimeout: 30_000 });
    await start({ host });
    expect(await keepAliveHeader()).toBe('timeout=30');
    expect(logger.linesOf('warn').join()).toMatch(/after 30 s.*502.*keepAliveTimeoutMs/);
  });

  it('keep the headers timeout of the host', async () => {
    const limits = { headersTimeout: 30_000, requestTimeout: 10_800_000 };
    const host = (it: INestApplication) => Object.assign(it.getHttpServer() as Server, limits);
    const server = await start({ host });
    expect(server).toMatchObject(limits);
    expect(await keepAliveHeader()).toBe('timeout=72');
  });

  it('are not changed when the option is false', async () => {
    const before = createServer();
    const server = await start({ options: { keepAliveTimeoutMs: false } });
    expect(server.headersTimeout).toBe(before.headersTimeout);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 31])('cannot stay open for %p ms', async (time) => {
    const refused = start({ options: { keepAliveTimeoutMs: time } });
    await expect(refused).rejects.toThrow(HaptikSetupError);
    await expect(refused).rejects.toThrow(`keepAliveTimeoutMs is ${time}`);
  });
});
