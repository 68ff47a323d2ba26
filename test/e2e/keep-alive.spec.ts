import { createServer, type Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { HaptikSetupError, sign } from 'nestjs-haptik';
import {
  boot,
  type BootOptions,
  MemoryLogger,
  HTTP_PLATFORMS,
  SECRET,
} from '../support/test.app.js';
import { EchoBot, echoBody } from '../support/echo.bot.js';
import { exchange, postRequestHead } from '../support/raw.http.js';

const BODY = echoBody('hello');
const CALL = postRequestHead(
  'Content-Type: application/json',
  `Content-Length: ${BODY.length}`,
  `X-Hub-Signature: ${sign(BODY, SECRET)}`,
);
/** What nginx and the balancers of clouds keep a connection for, and some time for the way. */
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
  /** What the server tells the proxy of a kept connection. */
  const told = async (): Promise<string | undefined> =>
    app && (await exchange(app, CALL, BODY))?.headers['keep-alive'];

  it('stay open for longer than a proxy keeps them, and heads may take longer still', async () => {
    const server = await start({});
    const seconds = Number(/timeout=(\d+)/.exec((await told()) ?? '')?.[1]);
    expect(seconds).toBeGreaterThan(PROXY_SECONDS);
    expect(server.keepAliveTimeout).toBeGreaterThan(PROXY_SECONDS * 1_000);
    expect(server.headersTimeout).toBeGreaterThan(server.keepAliveTimeout);
    expect(logger.linesOf('warn')).toEqual([]);
  });

  it('stay open for as long as the option says', async () => {
    const server = await start({ options: { keepAliveTimeoutMs: 600_000 } });
    expect(await told()).toBe('timeout=600');
    expect(server.headersTimeout).toBeGreaterThan(600_000);
  });

  it('stay open for as long as the host says, with a warning where that is short', async () => {
    const host = (it: INestApplication) =>
      Object.assign(it.getHttpServer() as Server, { keepAliveTimeout: 30_000 });
    await start({ host });
    expect(await told()).toBe('timeout=30');
    expect(logger.linesOf('warn').join()).toMatch(/after 30 s.*502.*keepAliveTimeoutMs/);
  });

  it('leave heads the time that the host gives them', async () => {
    const limits = { headersTimeout: 30_000, requestTimeout: 10_800_000 };
    const host = (it: INestApplication) => Object.assign(it.getHttpServer() as Server, limits);
    const server = await start({ host });
    expect(server).toMatchObject(limits);
    expect(await told()).toBe('timeout=72');
  });

  it('are left to the server where the option is false', async () => {
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
