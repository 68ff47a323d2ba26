// An application with failing nodes in a separate process. KILL is the statement of its kill:
//   {"after": "start" | "call", "statement": 7, "side": "before" | "after"}
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  HandoffRepository,
  HaptikAgentDesk,
  HaptikModule,
  HaptikNode,
} from '../../../dist/index.js';
import { HaptikStorageModule } from '../../../dist/storage/index.js';
import { installKill } from './kill.js';

const { DATABASE_URL, FOLDER, PLATFORM, KILL, STORAGE = '{}' } = process.env;
const kill = installKill(KILL ? JSON.parse(KILL) : undefined);

const decorate = (decorator, target, key) =>
  decorator(target, key, Object.getOwnPropertyDescriptor(target, key));

class Bot {
  breaks() {
    throw new Error('back end down');
  }

  breaksArmed() {
    kill.arm('call');
    throw new Error('back end down');
  }
}
decorate(HaptikNode('breaks'), Bot.prototype, 'breaks');
decorate(HaptikNode('breaks_armed'), Bot.prototype, 'breaksArmed');

/** Returns handoffs to the test, also from the embedded database. */
class BookController {
  constructor(repository) {
    this.book = repository;
  }

  deadLetters() {
    return this.book.list({ state: 'dead-letter', limit: 500 });
  }

  async pending() {
    return { pending: (await this.book.list({ state: 'pending', limit: 500 })).length };
  }
}
Reflect.defineMetadata('design:paramtypes', [HandoffRepository], BookController);
Controller('book')(BookController);
decorate(Get('dead-letter'), BookController.prototype, 'deadLetters');
decorate(Get('pending'), BookController.prototype, 'pending');

class HostModule {}
Module({
  imports: [
    HaptikModule.forRoot({
      secrets: 'chaos-secret',
      budget: { totalMs: 3_000, reserveMs: 2_000 },
      handoff: { desk: new HaptikAgentDesk(JSON.parse(PLATFORM)), team: 'support' },
    }),
    HaptikStorageModule.forRoot({
      ...(DATABASE_URL ? { url: DATABASE_URL } : { folder: FOLDER }),
      ...JSON.parse(STORAGE),
    }),
  ],
  controllers: [BookController],
  providers: [Bot],
})(HostModule);

const app = await NestFactory.create(HostModule, { rawBody: true, logger: ['error', 'warn'] });
app.enableShutdownHooks();
await app.listen(0, '127.0.0.1');
process.stdout.write(`listening on ${new URL(await app.getUrl()).port}\n`);
kill.arm('start');
