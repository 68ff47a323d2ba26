import { Injectable } from '@nestjs/common';
import { type ConsoleRequest, getHeader } from './console.request.js';
import { ResolvedConsoleOptions } from './resolved.console.options.js';

/** Where pages of the console are. */
@Injectable()
export class ConsoleUrlBuilder {
  constructor(private readonly settings: ResolvedConsoleOptions) {}

  /** The address of a page, for somebody who reached the console by a request. */
  build(page: string, request: ConsoleRequest): string {
    const { url, path } = this.settings;
    const origin = getHeader(request, 'origin') ?? `http://${getHeader(request, 'host')}`;
    return `${url ?? `${origin}/${path}`}/${page}`;
  }
}
