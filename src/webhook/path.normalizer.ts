import type { Server } from 'node:http';
import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import {
  canonicalizeUrl,
  escapeMalformedPercent,
  type EndpointPath,
  resemblesEndpoint,
  splitPath,
} from './endpoint.path.js';
import { MisroutedCallLogger } from './misrouted.call.logger.js';
import { ModulePath } from './module.path.js';
import { mountedPath } from './mounted.path.js';

/**
 * Normalizes URLs of the endpoint, since the routers of the platforms differ in slashes, capital letters
 * and escapes. Runs before the router.
 */
@Injectable()
export class PathNormalizer implements OnApplicationBootstrap {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly application: ApplicationConfig,
    private readonly modules: ModulesContainer,
    private readonly path: ModulePath,
    private readonly options: ResolvedHaptikOptions,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter?.getHttpServer?.() as Server | undefined;
    if (typeof server?.prependListener !== 'function') return;
    const { endpoint } = this;
    const misroutedCalls = new MisroutedCallLogger(endpoint, this.options);
    server.prependListener('request', (request, response) => {
      const given = request.url ?? '';
      const url = canonicalizeUrl(given, endpoint);
      if (url !== undefined && url !== given) request.url = url;
      // A misspelled URL near the endpoint gets 404 on Express, and is invalid on Fastify.
      else if (url === undefined && resemblesEndpoint(given, endpoint))
        request.url = escapeMalformedPercent(given);
      if (url === undefined || !this.isKnownBot(url, endpoint))
        misroutedCalls.watch(request, response);
    });
  }

  private isKnownBot(url: string, endpoint: EndpointPath): boolean {
    const [bot, ...rest] = splitPath(url.replace(/[?#].*$/s, '')).slice(endpoint.length);
    return rest.length > 0 || this.options.findBot(bot) !== undefined;
  }

  /** The path of the endpoint. */
  get endpoint(): EndpointPath {
    const { application, modules, path } = this;
    const method = RequestMethod.POST;
    return mountedPath({
      application,
      modules,
      moduleProvider: ModulePath,
      path: path.value,
      method,
    });
  }
}
