import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import {
  type FastifyApp,
  hideBody,
  bypassFastifyParsers,
} from '../../../webhook/fastify.parser.bypass.js';
import { hasRouteMark, RouteMark } from '../../../webhook/webhook.route.js';
import { IMPORT_TYPE } from './import.body.js';

const IMPORT = 'haptikImport';

/** Marks the route that takes files of any size. */
export const TakesImport = (): MethodDecorator => RouteMark(IMPORT);

/**
 * Lets the parsers of Fastify pass an import by, as those of Express do by themselves. The same content
 * type on any other route is a matter of the host.
 */
@Injectable()
export class ImportIntake {
  constructor(private readonly host: HttpAdapterHost) {}

  /** To be called before the routes of the host. */
  install(): void {
    const adapter = this.host.httpAdapter;
    if (adapter?.getType?.() !== 'fastify') return;
    bypassFastifyParsers(
      adapter.getInstance<FastifyApp>(),
      (config) => hasRouteMark(config, IMPORT),
      (request) => {
        if (typeOf(request.headers?.['content-type']) === IMPORT_TYPE) hideBody(request);
      },
    );
  }
}

function typeOf(header = ''): string {
  return (header.split(';')[0] ?? '').trim().toLowerCase();
}
