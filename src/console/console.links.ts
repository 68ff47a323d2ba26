import { Injectable } from '@nestjs/common';
import { type ConsoleRequest, headerOf } from './console.request.js';
import { ConsoleSettings } from './console.settings.js';

/** Where pages of the console are. */
@Injectable()
export class ConsoleLinks {
  constructor(private readonly settings: ConsoleSettings) {}

  /** The address of a page, for somebody who reached the console by a request. */
  to(page: string, request: ConsoleRequest): string {
    const { url, path } = this.settings;
    const origin = headerOf(request, 'origin') ?? `http://${headerOf(request, 'host')}`;
    return `${url ?? `${origin}/${path}`}/${page}`;
  }
}
