import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  BadRequestException,
  Body,
  type CanActivate,
  Controller,
  ForbiddenException,
  type INestApplication,
  Injectable,
  type OnApplicationShutdown,
  type PipeTransform,
  Post,
} from '@nestjs/common';
import { APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import express from 'express';
import { HaptikConsoleModule } from '@nestjs-haptik/console';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { HaptikStorageModule } from '@nestjs-haptik/storage';
import { StorageConnection } from '../../../packages/storage/src/connection/storage.connection.js';
import {
  ConsoleApiClient,
  ConsoleHost,
  type ConsoleHostOptions,
} from '../../support/console/console.host.js';
import { CopyConsoleHost } from '../../support/console/copy.console.host.js';
import { bootWithoutBodyParser } from '../../support/app.without.body.parser.js';
import { OperatorApiClient, TOKEN } from '../../support/operator.api.client.js';
import { migratedDatabase } from '../../support/servers/database/postgres.test.server.js';
import { HTTP_PLATFORMS } from '../../support/test.app.js';

/** A route of the host that returns its body. */
@Controller('own')
class OwnController {
  @Post()
  own(@Body() body: unknown): { readonly given: string[] } {
    return { given: Object.keys(body ?? {}) };
  }
}

@Injectable()
class RefusingGuard implements CanActivate {
  canActivate(): boolean {
    throw new ForbiddenException('the host');
  }
}

@Injectable()
class RefusingPipe implements PipeTransform {
  transform(): never {
    throw new BadRequestException('the host');
  }
}

/** Like upload plugins, this parser passes the stream on. */
function passStreamsOn(app: INestApplication): void {
  const fastify = (app as NestFastifyApplication).getHttpAdapter().getInstance();
  fastify.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
}

describe.each(HTTP_PLATFORMS)('the application of the console in a host on %s', (platform) => {
  const apps: INestApplication[] = [];
  afterAll(async () => Promise.all(apps.map((app) => app.close())));

  const start = async (options: ConsoleHostOptions = {}): Promise<ConsoleHost> => {
    const host = await ConsoleHost.start(platform, {}, options);
    apps.push(host.app);
    return host;
  };

  it('is not affected by global guards, pipes and headers of the host', async () => {
    const providers = [
      { provide: APP_GUARD, useClass: RefusingGuard },
      { provide: APP_PIPE, useClass: RefusingPipe },
    ];
    const host = await start({
      providers,
      host: (app) => {
        app.enableCors({ origin: 'https://other.example' });
        app.use((_request: IncomingMessage, response: ServerResponse, next: () => void) => {
          response.setHeader('Content-Security-Policy', 'default-src *');
          response.setHeader('X-Host', 'seen');
          next();
        });
      },
    });
    const asha = await host.administrator();
    const { status, headers } = await asha.request('PATCH /session', { name: 'Asha B' });
    expect([status, headers.get('content-security-policy'), headers.get('x-host')]).toEqual([
      200,
      "default-src 'none';frame-ancestors 'none'",
      'seen',
    ]);
  });

  it('does not share anything with that of another host in the same process', async () => {
    const asha = await (await start()).administrator();
    const second = await start();
    const ravi = await second.administrator('ravi@example.com', 'Ravi');
    expect((await asha.request('GET /users')).body).toMatchObject([{ name: 'Asha' }]);
    expect((await ravi.request('GET /users')).body).toMatchObject([{ name: 'Ravi' }]);
    const unauthenticatedClient = second.createClient();
    asha.cookies.forEach((value, name) => unauthenticatedClient.cookies.set(name, value));
    expect((await unauthenticatedClient.request('GET /session')).status).toBe(401);
  });

  it('starts and ends hooks of the host once', async () => {
    const calls: string[] = [];
    @Injectable()
    class HookCounter implements OnApplicationShutdown {
      onModuleInit = () => void calls.push('init');
      onModuleDestroy = () => void calls.push('destroy');
      onApplicationShutdown(): void {
        calls.push('shutdown');
      }
    }
    const { app } = await ConsoleHost.start(platform, {}, { providers: [HookCounter] });
    const storage = app.get(StorageConnection, { strict: false });
    let closes = 0;
    const close = storage.onApplicationShutdown.bind(storage);
    storage.onApplicationShutdown = () => {
      closes++;
      return close();
    };
    await app.close();
    expect([calls, closes]).toEqual([['init', 'destroy', 'shutdown'], 1]);
  });

  it('requires a path', () => {
    const module = HaptikConsoleModule.forRoot({ path: '/' });
    const boots = ConsoleHost.start(platform, {}, { imports: [module] });
    return expect(boots).rejects.toThrow(/path must not be empty/);
  });

  describe('reads bodies', () => {
    const modulesOf = async () => [
      HaptikStorageModule.forRoot({ url: await migratedDatabase() }),
      HaptikOperatorModule.forRoot({ token: TOKEN }),
      HaptikConsoleModule.forRoot({}),
    ];
    const expectBodiesAreRead = async (app: INestApplication): Promise<void> => {
      const operator = await OperatorApiClient.forApp(app);
      const right = await operator.request('PUT /switches', { mode: 'normal' });
      expect(right.status).toBe(200);
      const client = new ConsoleApiClient((await app.getUrl()).replace('[::1]', '127.0.0.1'));
      const wrong = await client.signIn('nobody@example.com', 'not the password');
      expect([wrong.status, wrong.body.code]).toEqual([401, 'invalid-credentials']);
    };

    it('if the host has no parser', async () => {
      const app = await bootWithoutBodyParser(platform, { imports: await modulesOf() });
      apps.push(app);
      await expectBodiesAreRead(app);
    });

    it('and leaves those of the routes of the host to it', async () => {
      const host = await start({ controllers: [OwnController] });
      const answer = await fetch(`${host.url}/own`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"a":1}',
      });
      expect(await answer.json()).toEqual({ given: ['a'] });
    });

    if (platform === 'express') {
      it('that a parser of another Express application has read', async () => {
        const host = await CopyConsoleHost.start(platform);
        apps.push(host.host.app);
        const app = host.host.app as NestExpressApplication;
        const inner = app.getHttpAdapter().getInstance();
        const outer = express().use(express.json(), inner);
        const server = createServer(outer).listen(0, '127.0.0.1');
        await new Promise((resolve) => server.once('listening', resolve));
        const { port } = server.address() as AddressInfo;
        const client = new ConsoleApiClient(`http://127.0.0.1:${port}`);
        expect((await client.signIn('owner@shop.example')).status).toBe(204);
        const page = await fetch(`${client.url}/console/messages/x?y=1`);
        expect(await page.text()).toContain('<base href="/console/" />');
        server.close();
      });
    } else {
      it('if a parser of the host passes streams on', async () => {
        const imports = [HaptikOperatorModule.forRoot({ token: TOKEN })];
        const host = await start({ imports, host: passStreamsOn });
        await expectBodiesAreRead(host.app);
      });
    }
  });
});
