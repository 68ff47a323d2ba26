import type { Server } from 'node:http';
import { Injectable, type OnApplicationBootstrap, RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import {
  ApplicationConfig,
  HttpAdapterHost,
  MetadataScanner,
  ModulesContainer,
} from '@nestjs/core';
import { type EndpointPath, normalizeEscapes, splitPath } from '../webhook/endpoint.path.js';
import { mountedPath } from '../webhook/mounted.path.js';
import { API_SAFETY } from './api.headers.middleware.js';
import { PAGE_SECURITY_HEADERS } from './index.page.js';
import { ResolvedConsoleOptions } from './resolved.console.options.js';

/** A parameter matches any segment, e.g. `:id`. */
const isParameter = (segment: string): boolean => segment.startsWith(':');

/**
 * Normalizes request paths of the API, because Express and Fastify treat slashes, case and escapes
 * differently. Also sets the security headers for every path below the console, including paths
 * that neither router matches. Runs before both.
 */
@Injectable()
export class ConsolePaths implements OnApplicationBootstrap {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly application: ApplicationConfig,
    private readonly modules: ModulesContainer,
    private readonly settings: ResolvedConsoleOptions,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.host.httpAdapter?.getHttpServer?.() as Server | undefined;
    if (typeof server?.prependListener !== 'function') return;
    const pages = this.mounted('');
    // A host may exclude the API from its prefix. The API has no route at its root, so the path of
    // a route is used.
    const api = this.mounted('/api/session').slice(0, -1);
    const routes = this.routes();
    server.prependListener('request', (request, response) => {
      const [path = ''] = (request.url ?? '').split(/[?#]/, 1);
      const given = splitPath(path);
      const isApi = isBelow(given, api);
      if (!isApi && (pages.length === 0 || !isBelow(given, pages))) return;
      const headers = Object.entries(isApi ? API_SAFETY : PAGE_SECURITY_HEADERS);
      for (const [name, value] of headers) response.setHeader(name, value);
      if (!isApi) return;
      const normalized = normalizeSegments(given.slice(api.length), routes);
      request.url = `/${[...api, ...normalized].join('/')}${request.url?.slice(path.length)}`;
    });
  }

  private mounted(below: string): EndpointPath {
    const { application, modules } = this;
    const path = `${this.settings.path}${below}`;
    const method = RequestMethod.GET;
    return mountedPath({ application, modules, mark: ResolvedConsoleOptions, path, method });
  }

  /** Paths of all routes below the API, those without parameters first. */
  private routes(): readonly EndpointPath[] {
    const mountedModule = [...this.modules.values()].find(({ providers }) =>
      providers.has(ResolvedConsoleOptions),
    );
    const base = splitPath(`${this.settings.path}/api`).length;
    const all = [...(mountedModule?.controllers.values() ?? [])].flatMap(({ metatype }) =>
      pathsOf(metatype as Type).map((path) => splitPath(path).slice(base)),
    );
    return all.toSorted((a, b) => a.filter(isParameter).length - b.filter(isParameter).length);
  }
}

function pathsOf(controller: Type): string[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner()
    .getAllMethodNames(prototype)
    .map((name) => prototype[name] ?? {})
    .filter((method) => Reflect.hasMetadata(METHOD_METADATA, method))
    .flatMap((method) => Reflect.getMetadata(PATH_METADATA, method) as string | string[])
    .map((path) => `${String(Reflect.getMetadata(PATH_METADATA, controller))}/${path}`);
}

function isBelow(given: readonly string[], base: EndpointPath): boolean {
  return given.length >= base.length && base.every((segment, at) => isSame(given[at], segment));
}

/** Rewrites segments to the spelling of the matching route; parameters stay unchanged. */
function normalizeSegments(
  given: readonly string[],
  routes: readonly EndpointPath[],
): readonly string[] {
  const route = routes.find(
    (path) =>
      path.length === given.length &&
      path.every((segment, at) => isParameter(segment) || isSame(given[at], segment)),
  );
  return route?.map((segment, at) => (isParameter(segment) ? (given[at] ?? '') : segment)) ?? given;
}

function isSame(given: string | undefined, segment: string): boolean {
  return given !== undefined && normalizeEscapes(given) === segment.toLowerCase();
}
