import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { useHaptikListener } from 'nestjs-haptik';
import { AppModule } from './app.module.js';

/** The application of `main.ts` and of the tests. The listener answers calls before Fastify sees them. */
export async function createApp(): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter());
  useHaptikListener(app);
  return app;
}
