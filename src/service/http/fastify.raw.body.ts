import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Keeps the bytes of every body and parses none: what is signed is parsed once it is verified. */
export function keepRawBodies(app: NestFastifyApplication, bodyLimit: number): void {
  const fastify = app.getHttpAdapter().getInstance();
  const types = ['application/json', '*'];
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(types, { parseAs: 'buffer', bodyLimit }, (request, body, done) => {
    Object.assign(request, { rawBody: body });
    done(null);
  });
}
