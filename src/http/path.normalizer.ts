import type { Server } from 'node:http';
import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { MODULE_PATH } from '@nestjs/common/constants.js';
import { ApplicationConfig, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { HaptikOptions } from '../options/haptik.options.js';
import { canonicalUrl, type EndpointPath, segmentsOf } from './endpoint.path.js';
import { MistakenCalls } from './mistaken.calls.js';
import { ModulePath } from './module.path.js';

/** Routes of these methods are those of calls; -1 is Nest's other name of all. */
const METHODS: ReadonlySet<number> = new Set([RequestMethod.POST, RequestMethod.ALL, -1]);

/**
 * Lets the routers of both platforms find the endpoint alike: they differ in slashes, capital letters
 * and escapes. Runs before either of them sees a request.
 */
@Injectable()
export class PathNormalizer implements OnApplicationBootstrap {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly application: ApplicationConfig,
    private readonly modules: ModulesContainer,
    private readonly path: ModulePath,
    private readonly options: HaptikOptions,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter?.getHttpServer?.() as Server | undefined;
    if (typeof server?.prependListener !== 'function') return;
    const { endpoint } = this;
    const mistaken = new MistakenCalls(endpoint, this.options);
    server.prependListener('request', (request, response) => {
      const url = canonicalUrl(request.url ?? '', endpoint);
      if (url !== undefined && url !== request.url) request.url = url;
      if (url === undefined || !this.isBot(url, endpoint)) mistaken.watch(request, response);
    });
  }

  private isBot(url: string, endpoint: EndpointPath): boolean {
    const [bot, ...rest] = segmentsOf(url.replace(/[?#].*$/s, '')).slice(endpoint.length);
    return rest.length > 0 || this.options.bot(bot) !== undefined;
  }

  /** Where the calls come in, put together as Nest does. */
  get endpoint(): EndpointPath {
    const own = [...this.modules.values()].find(({ providers }) => providers.has(ModulePath));
    const metatype = own?.metatype ?? PathNormalizer;
    const key = MODULE_PATH + this.modules.applicationId;
    const mounted: unknown = Reflect.getMetadata(key, metatype) ?? '';
    const below = segmentsOf(`${String(mounted)}/${this.path.value}`);
    const { exclude = [] } = this.application.getGlobalPrefixOptions();
    const isExcluded = exclude.some(
      ({ pathRegex, requestMethod }) =>
        METHODS.has(requestMethod) && pathRegex.test(`/${below.join('/')}`),
    );
    return isExcluded ? below : [...segmentsOf(this.application.getGlobalPrefix()), ...below];
  }
}
