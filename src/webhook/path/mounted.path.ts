import { RequestMethod, type Type } from '@nestjs/common';
import { MODULE_PATH } from '@nestjs/common/constants.js';
import type { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import { type EndpointPath, splitPath } from './endpoint.path.js';

/** A route of a module. */
export interface Mounted {
  readonly application: ApplicationConfig;
  readonly modules: ModulesContainer;
  /** A provider that identifies the module. */
  readonly moduleProvider: Type;
  readonly path: string;
  readonly method: RequestMethod;
}

/** The full path of a route of a module, with the global prefix and its exclusions. */
export function mountedPath({
  application,
  modules,
  moduleProvider,
  path,
  method,
}: Mounted): EndpointPath {
  const own = [...modules.values()].find(({ providers }) => providers.has(moduleProvider));
  const key = MODULE_PATH + modules.applicationId;
  const mounted: unknown = Reflect.getMetadata(key, own?.metatype ?? moduleProvider) ?? '';
  const below = splitPath(`${String(mounted)}/${path}`);
  const { exclude = [] } = application.getGlobalPrefixOptions();
  // Nest also uses -1 for all methods.
  const methods: ReadonlySet<number> = new Set([method, RequestMethod.ALL, -1]);
  const isExcluded = exclude.some(
    ({ pathRegex, requestMethod }) =>
      methods.has(requestMethod) && pathRegex.test(`/${below.join('/')}`),
  );
  return isExcluded ? below : [...splitPath(application.getGlobalPrefix()), ...below];
}
