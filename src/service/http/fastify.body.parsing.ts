import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { closeAfterResponse } from 'nestjs-haptik/internal';

/**
 * Leaves bodies unread, as Express does without a parser: handlers read them once the caller is
 * authenticated.
 */
export function disableFastifyBodyParsing(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', ({ raw }, reply, payload, done) => {
    closeAfterResponse(raw, reply.raw);
    done(null, payload);
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(['application/json', '*'], (_request, _body, done) => done(null));
}
