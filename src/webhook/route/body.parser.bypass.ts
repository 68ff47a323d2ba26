import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type ExpressApp, bypassExpressParsers } from './express.parser.bypass.js';
import { RouteObserver } from './route.observer.js';
import { type FastifyApp, bypassFastifyParsers } from './fastify.parser.bypass.js';

/**
 * Makes the parsers of the host skip calls, so that no body is read before the header is valid, and none
 * is parsed before the signature is verified.
 */
@Injectable()
export class BodyParserBypass {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly observer: RouteObserver,
  ) {}

  /** Call it after the parsers of the host are registered, and before its routes. */
  install(): void {
    const adapter = this.host.httpAdapter;
    const type = adapter?.getType?.();
    const observer = this.observer.isPossible ? this.observer : undefined;
    if (type === 'express') bypassExpressParsers(adapter.getInstance<ExpressApp>(), observer);
    else if (type === 'fastify') bypassFastifyParsers(adapter.getInstance<FastifyApp>(), observer);
  }
}
