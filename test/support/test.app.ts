import {
  ConsoleLogger,
  type INestApplication,
  type LoggerService,
  type ModuleMetadata,
} from '@nestjs/common';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import {
  haptikFetch,
  HaptikModule,
  type HaptikModuleExtras,
  type HaptikModuleOptions,
  useHaptikListener,
} from 'nestjs-haptik';
import type { Server } from 'node:http';
import { HaptikClock } from '../../src/resilience/deadlines/haptik.clock.js';
import { serveEvents } from './servers/http/event.bridge.js';
import { serveFetch } from './servers/http/fetch.bridge.js';

export const HTTP_PLATFORMS = ['express', 'fastify'] as const;
export type HttpPlatform = (typeof HTTP_PLATFORMS)[number];

/**
 * The endpoints that answer the same request with the same status and body: the route on both platforms,
 * the listener in front of a platform, the handler for the fetch interface, and events of API Gateway.
 */
export const ENDPOINTS = [...HTTP_PLATFORMS, 'listener', 'fetch', 'events'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

export const SECRET = 'node-secret-A1';

/** Keeps log lines for assertions. */
export class MemoryLogger implements LoggerService {
  readonly lines: string[] = [];
  log = (message: unknown): void => this.write('log', message);
  warn = (message: unknown): void => this.write('warn', message);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, ...rest);
  debug = (message: unknown): void => this.write('debug', message);

  linesOf(level: string): string[] {
    return this.lines.filter((line) => line.startsWith(`${level} `));
  }

  private write(level: string, ...parts: unknown[]): void {
    this.lines.push(`${level} ${parts.filter(Boolean).map(String).join(' ')}`);
  }
}

export interface BootOptions {
  /** @default 'express', which is also below `listener`, `fetch` and `events` */
  readonly platform?: Endpoint;
  readonly options?: Partial<HaptikModuleOptions & HaptikModuleExtras>;
  readonly metadata?: ModuleMetadata;
  readonly rawBody?: boolean;
  readonly limit?: string;
  /** TLS options of the server. @default plain HTTP */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  /** Receives the log. SHOW_LOG=1 prints it instead. @default the log is discarded */
  readonly logger?: LoggerService;
  /** Configures the application before its start. */
  readonly host?: (app: INestApplication) => void;
}

/** As `host`: the minute of the limits of sources does not end in the middle of a test. */
export function stopClock(app: INestApplication): void {
  Object.assign(app.get(HaptikClock, { strict: false }), { now: () => 0 });
}

/** A host application as in the README. Close it after the test. */
export async function boot({
  platform = 'express',
  options = {},
  metadata = {},
  rawBody = true,
  limit = '1mb',
  tls,
  logger = new MemoryLogger(),
  host,
}: BootOptions): Promise<INestApplication> {
  const haptik = HaptikModule.forRoot({ secrets: SECRET, ...options });
  const module = Test.createTestingModule({
    ...metadata,
    imports: [haptik, ...(metadata.imports ?? [])],
  });
  module.setLogger(process.env['SHOW_LOG'] ? new ConsoleLogger() : logger);
  const compiled = await module.compile();
  const app =
    platform === 'fastify'
      ? compiled.createNestApplication<NestFastifyApplication>(
          new FastifyAdapter(tls && { https: tls }),
          { rawBody },
        )
      : compiled.createNestApplication<NestExpressApplication>(new ExpressAdapter(), {
          rawBody,
          ...(tls && { httpsOptions: tls }),
        });
  const server: Server = app.getHttpServer();
  if (platform === 'listener') useHaptikListener(app);
  if (platform === 'fetch') serveFetch(server, haptikFetch(app));
  if (platform === 'events') serveEvents(server, app);
  if (platform !== 'fastify') (app as NestExpressApplication).useBodyParser('json', { limit });
  else (app as NestFastifyApplication).useBodyParser('application/json', { bodyLimit: 1_048_576 });
  host?.(app);
  await app.init();
  return app;
}
