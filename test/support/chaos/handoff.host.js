// A host with failing nodes in a separate process. KILL configures where it kills itself:
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
import { HaptikStorageModule } from '../../../packages/storage/dist/index.js';
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

/** Serves the stored handoffs to the test, also those of an embedded database. */
class HandoffsController {
  constructor(repository) {
    this.repository = repository;
  }

  deadLetters() {
    return this.repository.list({ state: 'dead-letter', limit: 500 });
  }

  async pending() {
    return { pending: (await this.repository.list({ state: 'pending', limit: 500 })).length };
  }
}
Reflect.defineMetadata('design:paramtypes', [HandoffRepository], HandoffsController);
Controller('handoffs')(HandoffsController);
decorate(Get('dead-letter'), HandoffsController.prototype, 'deadLetters');
decorate(Get('pending'), HandoffsController.prototype, 'pending');

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
  controllers: [HandoffsController],
  providers: [Bot],
})(HostModule);

const app = await NestFactory.create(HostModule, { rawBody: true, logger: ['error', 'warn'] });
app.enableShutdownHooks();
await app.listen(0, '127.0.0.1');
process.stdout.write(`listening on ${new URL(await app.getUrl()).port}\n`);
kill.arm('start');
