import type { INestApplication } from '@nestjs/common';
import { HaptikAgentDesk } from 'nestjs-haptik';
import { HaptikConsoleModule } from '@nestjs-haptik/console';
import { HaptikCopyModule } from 'nestjs-haptik/copy';
import { HaptikStorageModule, type HaptikStorageOptions } from '@nestjs-haptik/storage';
import { type HaptikPlatformEmulator, HaptikTestClient } from 'nestjs-haptik/testing';
import { ShopBot } from './bots/shop.bot.js';
import { ConsoleApiClient, PASSWORD } from './console/console.host.js';
import { shopCopy } from './console/copy.console.host.js';
import { eventually } from './eventually.js';
import { boot, type MemoryLogger, SECRET } from './test.app.js';

export interface ShopAppOptions {
  readonly storage: HaptikStorageOptions;
  /** Gets the handoffs. */
  readonly platform: HaptikPlatformEmulator;
  readonly logger: MemoryLogger;
  readonly hasConsole?: boolean;
}

/** An application that listens: the shop with texts, handoffs and a console in one storage. */
export async function startShop(options: ShopAppOptions): Promise<INestApplication> {
  const { storage, platform, logger, hasConsole = true } = options;
  const desk = new HaptikAgentDesk(platform.credentials);
  const app = await boot({
    logger,
    options: { handoff: { desk, team: 'support', breaker: false }, breaker: false },
    metadata: {
      imports: [
        HaptikStorageModule.forRoot(storage),
        ...(hasConsole ? [HaptikConsoleModule.forRoot({})] : []),
        HaptikCopyModule.forRoot({ copy: [shopCopy] }),
      ],
      providers: [ShopBot],
    },
  });
  await app.listen(0, '127.0.0.1');
  return app;
}

/** Calls a node. @returns what the user reads */
export async function callShop(
  app: INestApplication,
  node: string,
  userName = 'asha',
): Promise<string> {
  const client = new HaptikTestClient(app, { secret: SECRET });
  return (await client.call(node, { user: { user_name: userName } })).texts.join();
}

/** A client of the console, without a session. */
export const shopConsoleOf = async (app: INestApplication): Promise<ConsoleApiClient> =>
  new ConsoleApiClient((await app.getUrl()).replace('[::1]', '127.0.0.1'));

/** Creates the first administrator by the logged link. @returns a client that is signed in */
export async function setUpShopConsole(
  app: INestApplication,
  logger: MemoryLogger,
  email: string,
): Promise<ConsoleApiClient> {
  const client = await shopConsoleOf(app);
  const token = () => /\/console\/setup#(\S+)/.exec(logger.lines.join('\n'))?.[1];
  await eventually(async () => token() !== undefined, true);
  const person = { token: token(), name: 'Asha', email, password: PASSWORD };
  expect((await client.request('POST /setup', person)).status).toBe(204);
  return client;
}
