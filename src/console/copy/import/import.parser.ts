import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { IMPORT_TYPE } from './import.body.js';

type Done = (error: null, body: unknown) => void;

interface FastifyLike {
  hasContentTypeParser(type: string): boolean;
  addContentTypeParser(
    type: string,
    parser: (request: object, payload: object, done: Done) => void,
  ): void;
}

/** Has Fastify hand over the bytes of an import unread, which Express does by itself. */
@Injectable()
export class ImportParser implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const adapter = this.host.httpAdapter;
    if (adapter?.getType?.() !== 'fastify') return;
    const fastify = adapter.getInstance<FastifyLike>();
    if (fastify.hasContentTypeParser(IMPORT_TYPE)) return;
    fastify.addContentTypeParser(IMPORT_TYPE, (_request, payload, done) => done(null, payload));
  }
}
