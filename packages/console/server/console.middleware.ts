import type { ServerResponse } from 'node:http';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import { ApplicationConfig } from '@nestjs/core';
import { resolveMountedUrl } from './mount/mounted.url.js';
import { ConsoleApplication } from './console.application.js';
import { ConsoleRequestPreparer } from './mount/console.request.preparer.js';
import { type ConsoleRequest, MOUNT_PATH } from './auth/console.request.js';
import { ResolvedConsoleOptions } from './common/resolved.console.options.js';

/** A request of the host. Express and Fastify keep the full URL in `originalUrl`. */
type HostRequest = ConsoleRequest & { readonly originalUrl?: string };

/**
 * Passes requests below the path of the console to its application. A middleware has the host's global
 * prefix and runs after the middleware of the host.
 */
@Injectable()
export class ConsoleMiddleware implements NestMiddleware<HostRequest, ServerResponse> {
  constructor(
    private readonly application: ConsoleApplication,
    private readonly preparer: ConsoleRequestPreparer,
    private readonly options: ResolvedConsoleOptions,
    private readonly config: ApplicationConfig,
  ) {}

  use(request: HostRequest, response: ServerResponse): void {
    const url = this.preparer.restore(request) ?? request.originalUrl ?? request.url;
    const { path } = this.options;
    const mounted = resolveMountedUrl(path, this.config.getGlobalPrefix(), url);
    request[MOUNT_PATH] = mounted.base;
    request.url = `/${path}/${mounted.rest}`;
    this.application.handle(request, response);
  }
}
