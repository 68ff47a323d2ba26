import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { type ExpressApp, bypassExpressParsers } from './express.parser.bypass.js';
import { type FastifyApp, bypassFastifyParsers } from './fastify.parser.bypass.js';

/**
 * Keeps the host's parser away from the bodies of calls, so that nothing is read before its sender
 * is known to have a signature, and nothing parsed before it is verified.
 */
@Injectable()
export class BodyParserBypass {
  constructor(private readonly host: HttpAdapterHost) {}

  /** To be called behind the parsers of the host and before its routes. */
  install(): void {
    const adapter = this.host.httpAdapter;
    const type = adapter?.getType?.();
    if (type === 'express') bypassExpressParsers(adapter.getInstance<ExpressApp>());
    else if (type === 'fastify') bypassFastifyParsers(adapter.getInstance<FastifyApp>());
  }
}
