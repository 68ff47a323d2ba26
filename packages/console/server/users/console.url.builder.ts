import { Injectable } from '@nestjs/common';
import { type ConsoleRequest, getHeader, MOUNT_PATH } from '../auth/console.request.js';
import { ResolvedConsoleOptions } from '../common/resolved.console.options.js';

/** Builds URLs of console pages. */
@Injectable()
export class ConsoleUrlBuilder {
  constructor(private readonly settings: ResolvedConsoleOptions) {}

  /** Returns the URL of a page, as the client of the request reaches the console. */
  build(page: string, request: ConsoleRequest): string {
    const { url } = this.settings;
    const origin = getHeader(request, 'origin') ?? `http://${getHeader(request, 'host')}`;
    return `${url ?? `${origin}${request[MOUNT_PATH]}`}/${page}`;
  }
}
