import { RequestMethod, type Type } from '@nestjs/common';
import { MODULE_PATH } from '@nestjs/common/constants.js';
import type { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import { type EndpointPath, splitPath } from './endpoint.path.js';

/** What is put together as Nest does it. */
export interface Mounted {
  readonly application: ApplicationConfig;
  readonly modules: ModulesContainer;
  /** A provider by which the module is known. */
  readonly mark: Type;
  readonly path: string;
  readonly method: RequestMethod;
}

/** Where the application answers what a module has at a path: prefix, exclusions and all. */
export function mountedPath({ application, modules, mark, path, method }: Mounted): EndpointPath {
  const own = [...modules.values()].find(({ providers }) => providers.has(mark));
  const key = MODULE_PATH + modules.applicationId;
  const mounted: unknown = Reflect.getMetadata(key, own?.metatype ?? mark) ?? '';
  const below = splitPath(`${String(mounted)}/${path}`);
  const { exclude = [] } = application.getGlobalPrefixOptions();
  // -1 is Nest's other name of all methods.
  const methods: ReadonlySet<number> = new Set([method, RequestMethod.ALL, -1]);
  const isExcluded = exclude.some(
    ({ pathRegex, requestMethod }) =>
      methods.has(requestMethod) && pathRegex.test(`/${below.join('/')}`),
  );
  return isExcluded ? below : [...splitPath(application.getGlobalPrefix()), ...below];
}
