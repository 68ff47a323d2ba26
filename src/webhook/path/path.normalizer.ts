import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ResolvedHaptikOptions } from '../../options/resolved/resolved.haptik.options.js';
import { EndpointLocator } from './endpoint.locator.js';
import {
  canonicalizeUrl,
  escapeMalformedPercent,
  type EndpointPath,
  resemblesEndpoint,
  splitPath,
} from './endpoint.path.js';
import { MisroutedCallLogger } from './misrouted.call.logger.js';

/**
 * Normalizes URLs of the endpoint, since the routers of the platforms differ in slashes, capital letters
 * and escapes. Runs before the router.
 */
@Injectable()
export class PathNormalizer implements OnApplicationBootstrap {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly locator: EndpointLocator,
    private readonly misroutedCalls: MisroutedCallLogger,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter?.getHttpServer?.() as Server | undefined;
    if (typeof server?.prependListener !== 'function') return;
    server.prependListener('request', (request, response) => {
      // Most calls have a URL as configured.
      if (this.locator.findKnown(request.url ?? '') === undefined)
        this.normalize(request, response);
    });
  }

  private normalize(request: IncomingMessage, response: ServerResponse): void {
    const { path } = this.locator;
    const given = request.url ?? '';
    const url = canonicalizeUrl(given, path);
    if (url !== undefined && url !== given) request.url = url;
    // A misspelled URL near the endpoint gets 404 on Express, and is invalid on Fastify.
    else if (url === undefined && resemblesEndpoint(given, path))
      request.url = escapeMalformedPercent(given);
    if (url === undefined || !this.isKnownBot(url, path))
      this.misroutedCalls.watch(request, response);
  }

  private isKnownBot(url: string, endpoint: EndpointPath): boolean {
    const [bot, ...rest] = splitPath(url.replace(/[?#].*$/s, '')).slice(endpoint.length);
    return rest.length > 0 || this.options.findBot(bot) !== undefined;
  }
}
