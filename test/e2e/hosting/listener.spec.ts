import { once } from 'node:events';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createParamDecorator,
  type INestApplication,
  type INestApplicationContext,
} from '@nestjs/common';
import { Test } from '@nestjs/testing';
import express from 'express';
import {
  getHaptikCall,
  haptikListener,
  HaptikModule,
  HaptikNode,
  HaptikSearch,
  HaptikSearchQuery,
  reply,
  sign,
  useHaptikListener,
} from 'nestjs-haptik';
import { EchoBot, echoBody } from '../../support/bots/echo.bot.js';
import { boot, MemoryLogger, SECRET } from '../../support/test.app.js';

/** Copies the name of the user to a header, and sets headers of another body. */
const NameHeader = createParamDecorator((_: unknown, context) => {
  const response = context.switchToHttp().getResponse<ServerResponse>();
  response.setHeader('X-Name', getHaptikCall(context).user.userName ?? '');
  response.setHeader('x-name', getHaptikCall(context).user.userName ?? '');
  response.setHeader('content-type', 'text/plain').setHeader('content-length', 2);
});

class ShopBot extends EchoBot {
  @HaptikNode('greets')
  greets(@NameHeader() _name: undefined) {
    return 'Hello';
  }

  @HaptikNode('twice')
  twice() {
    return reply('one', 'two');
  }

  @HaptikSearch('cities')
  cities(@HaptikSearchQuery() query: string) {
    return [`${query}ne`];
  }
}

const BODY = echoBody('hello');
const SIGNED = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Hub-Signature': sign(BODY, SECRET) },
  body: BODY,
};

describe('the listener', () => {
  const logger = new MemoryLogger();
  const servers: Server[] = [];
  let app: INestApplicationContext;
  beforeAll(async () => {
    const module = Test.createTestingModule({
      imports: [HaptikModule.forRoot({ secrets: SECRET })],
      providers: [ShopBot],
    });
    app = await (await module.setLogger(logger).compile()).init();
  });
  afterAll(async () => {
    for (const server of servers) server.close();
    await app.close();
  });

  const listen = async (listener: RequestListener): Promise<string> => {
    const server = createServer(listener).listen(0, '127.0.0.1');
    servers.push(server);
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('answers calls and searches of a server without a platform, and 404 for other URLs', async () => {
    const url = await listen(haptikListener(app));
    const response = await fetch(`${url}/haptik`, SIGNED);
    expect(await response.json()).toEqual({ status: true, response: ['hello'] });
    const search = await fetch(`${url}/haptik/search/cities?query=Pu&query=Go&user_id=1`);
    expect(await search.json()).toMatchObject({ success: true, data: [{ title: 'Pune' }] });
    expect((await fetch(`${url}/haptik/search/cities`, { method: 'POST' })).status).toBe(405);
    const other = await fetch(`${url}/shop?token=t0k3n`);
    expect([other.status, await other.json()]).toEqual([
      404,
      { message: 'Cannot GET /shop', error: 'Not Found', statusCode: 404 },
    ]);
  });

  it('sends the headers that a method sets, and fails a method whose header is invalid', async () => {
    const url = await listen(haptikListener(app));
    const greet = (name: string): Promise<Response> => {
      const body = JSON.stringify({ node: 'greets', user: { user_name: name } });
      const signature = sign(Buffer.from(body), SECRET);
      const headers = { ...SIGNED.headers, 'X-Hub-Signature': signature };
      return fetch(`${url}/haptik`, { method: 'POST', headers, body });
    };
    const response = await greet('asha');
    expect(response.headers.get('x-name')).toBe('asha');
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await response.json()).toEqual({ status: true, response: ['Hello'] });
    expect(await (await greet('asha\r\nX-Other: 1')).json()).toMatchObject({ status: false });
    expect(await (await greet('आशा')).json()).toMatchObject({ status: false });
  });

  it('logs a signed call to a wrong path, without the query', async () => {
    const url = await listen(haptikListener(app));
    expect((await fetch(`${url}/hook?token=t0k3n`, SIGNED)).status).toBe(404);
    expect(logger.linesOf('warn').join()).toContain('Nothing answers POST "/hook"');
    expect(logger.lines.join()).not.toContain('t0k3n');
  });

  it('uses the bytes that a parser before it kept', async () => {
    const verify = (request: object, _: object, rawBody: Buffer): void => {
      Object.assign(request, { rawBody });
    };
    const url = await listen(express().use(express.json({ verify }), haptikListener(app)));
    expect((await fetch(`${url}/haptik`, SIGNED)).status).toBe(200);
  });

  it('answers 500 after code that read the body, and logs the cure', async () => {
    const url = await listen((request, response) => {
      request.resume().once('end', () => haptikListener(app)(request, response));
    });
    expect((await fetch(`${url}/haptik`, SIGNED)).status).toBe(500);
    expect(logger.linesOf('error').join()).toContain('leave the path of HaptikModule out of it');
  });

  it('answers 503 until the application has started', async () => {
    const module = await Test.createTestingModule({
      imports: [HaptikModule.forRoot({ secrets: SECRET })],
    })
      .setLogger(logger)
      .compile();
    const url = await listen(haptikListener(module));
    expect((await fetch(`${url}/haptik`, SIGNED)).status).toBe(503);
    await module.init();
    expect((await fetch(`${url}/haptik`, SIGNED)).status).toBe(200);
    await module.close();
  });
});

describe.each(['express', 'fastify'] as const)('the listener in front of %s', (platform) => {
  let app: INestApplication;
  afterEach(() => app.close());

  it('lets guards and interceptors of node methods run, and none of the host', async () => {
    const seen: string[] = [];
    const host = (given: INestApplication): void => {
      useHaptikListener(given);
      given.useGlobalGuards({ canActivate: () => seen.push('guard') > 0 });
    };
    app = await boot({ platform, host, metadata: { providers: [ShopBot] } });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    expect(await (await fetch(`${url}/haptik`, SIGNED)).json()).toMatchObject({ status: true });
    expect(seen).toEqual([]);
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });

  it('is middleware as well, before the parsers of the host', async () => {
    const host = (given: INestApplication) => given.use(haptikListener(given));
    app = await boot({ platform, host, metadata: { providers: [ShopBot] } });
    await app.listen(0, '127.0.0.1');
    const url = await app.getUrl();
    expect(await (await fetch(`${url}/haptik`, SIGNED)).json()).toMatchObject({ status: true });
    expect((await fetch(`${url}/elsewhere`)).status).toBe(404);
  });

  it('has to come before other listeners of the server', async () => {
    app = await boot({ platform, metadata: { providers: [ShopBot] } });
    (app.getHttpServer() as Server).on('request', () => undefined);
    expect(() => useHaptikListener(app)).toThrow('right after NestFactory.create');
  });
});
