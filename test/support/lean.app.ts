import type { INestApplication, LoggerService, ModuleMetadata } from '@nestjs/common';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { HaptikModule, type HaptikModuleOptions } from 'nestjs-haptik';
import { expressRawBody } from '../../src/service/http/express.raw.body.js';
import { keepRawBodies } from '../../src/service/http/fastify.raw.body.js';
import { Journal, type Platform, SECRET } from './app.js';

const LIMITS = { bodyLimit: 1_048_576, bodyTimeoutMs: 30_000 };

/** A host that hands the bytes on as they came and parses none, as the service does. */
export async function bootLean(
  platform: Platform,
  metadata: ModuleMetadata,
  options: Partial<HaptikModuleOptions> = {},
  logger: LoggerService = new Journal(),
): Promise<INestApplication> {
  const haptik = HaptikModule.forRoot({ secrets: SECRET, ...options });
  const imports = [haptik, ...(metadata.imports ?? [])];
  const module = Test.createTestingModule({ ...metadata, imports });
  const compiled = await module.setLogger(logger).compile();
  const bodyParser = false;
  if (platform === 'fastify') {
    const adapter = new FastifyAdapter();
    const app = compiled.createNestApplication<NestFastifyApplication>(adapter, { bodyParser });
    keepRawBodies(app, LIMITS);
    return app.init();
  }
  const adapter = new ExpressAdapter();
  const app = compiled.createNestApplication<NestExpressApplication>(adapter, { bodyParser });
  app.use('/operator', expressRawBody(LIMITS, 'PUT'));
  return app.init();
}
