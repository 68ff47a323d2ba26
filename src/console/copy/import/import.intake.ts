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

/** Marks the route that accepts import bodies. */
export const TakesImport = (): MethodDecorator => RouteMark(IMPORT);

/**
 * Makes the body parsers of Fastify skip import requests; those of Express skip them anyway. On
 * other routes the host handles the content type.
 */
@Injectable()
export class ImportIntake {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Call this before the host registers its routes. */
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
