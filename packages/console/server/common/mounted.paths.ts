import { Injectable, RequestMethod } from '@nestjs/common';
import { ApplicationConfig, ModulesContainer } from '@nestjs/core';
import { type EndpointPath, mountedPath } from 'nestjs-haptik/internal';
import { ResolvedConsoleOptions } from './resolved.console.options.js';

/** Where the host mounts the console: with its global prefix, and the exclusions from it. */
@Injectable()
export class MountedPaths {
  constructor(
    private readonly application: ApplicationConfig,
    private readonly modules: ModulesContainer,
    private readonly options: ResolvedConsoleOptions,
  ) {}

  /** @param page path below the console: empty, or with a leading slash */
  resolve(page: string): EndpointPath {
    const { application, modules } = this;
    const path = `${this.options.path}${page}`;
    const method = RequestMethod.GET;
    return mountedPath({
      application,
      modules,
      moduleProvider: ResolvedConsoleOptions,
      path,
      method,
    });
  }
}
