import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { closeAfterResponse } from '../../reply/lingering.close.js';

/**
 * Lets Fastify read no body, as Express does without a parser: whatever answers reads it once it
 * is known who sends it.
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
