import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { closeAfterAnswer } from '../../http/closing.answer.js';
import { readBody, type ReadLimits } from '../../http/unread.body.js';

/**
 * Keeps the bytes of every body and parses none: what is sent is parsed once it is known who sent
 * it. The bodies of calls are not even read here, see `BodyIntake`.
 */
export function keepRawBodies(app: NestFastifyApplication, limits: ReadLimits): void {
  const fastify = app.getHttpAdapter().getInstance();
  // A parser does not know the response; and guards refuse bodies that no parser reads, too.
  fastify.addHook('onSend', ({ raw }, reply, payload, done) => {
    closeAfterAnswer(raw, reply.raw);
    done(null, payload);
  });
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    ['application/json', '*'],
    async (request: object, body: IncomingMessage) => {
      Object.assign(request, { rawBody: await readBody(body, limits) });
    },
  );
}
