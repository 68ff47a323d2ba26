import type { INestApplication, LoggerService, ModuleMetadata } from '@nestjs/common';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { HaptikModule, type HaptikModuleOptions } from 'nestjs-haptik';
import { disableFastifyBodyParsing } from '../../src/service/http/fastify.body.parsing.js';
import { MemoryLogger, type Endpoint, SECRET } from './test.app.js';

/** A host that does not parse bodies, like the service. */
export async function bootWithoutBodyParser(
  platform: Endpoint,
  metadata: ModuleMetadata,
  options: Partial<HaptikModuleOptions> = {},
  logger: LoggerService = new MemoryLogger(),
): Promise<INestApplication> {
  const haptik = HaptikModule.forRoot({ secrets: SECRET, ...options });
  const imports = [haptik, ...(metadata.imports ?? [])];
  const module = Test.createTestingModule({ ...metadata, imports });
  const compiled = await module.setLogger(logger).compile();
  const bodyParser = false;
  if (platform === 'fastify') {
    const adapter = new FastifyAdapter();
    const app = compiled.createNestApplication<NestFastifyApplication>(adapter, { bodyParser });
    disableFastifyBodyParsing(app);
    return app.init();
  }
  const adapter = new ExpressAdapter();
  const app = compiled.createNestApplication<NestExpressApplication>(adapter, { bodyParser });
  return app.init();
}
