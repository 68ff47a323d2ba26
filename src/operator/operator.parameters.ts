import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isStream, readBody } from '../payload/body.reader.js';
import { parseJsonBytes } from '../payload/json.bytes.js';
import { getIncomingMessage } from '../reply/lingering.close.js';
import { BODY_LIMIT, OPERATOR, type OperatorRequest } from './operator.guard.js';

/** Bytes that somebody may send who is known, and how long that may take. */
const MAX_BODY_BYTES = 1_048_576;
const BODY_TIMEOUT_MS = 30_000;

/** Who acts, as the guard found. */
export const CurrentOperator = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<OperatorRequest>()[OPERATOR],
);

/**
 * What the host's parser made of a body, or the JSON of its bytes where the host parses none. Where
 * the host does not even read it, or hands it over as a stream, it is read here: once all guards know who sends it.
 *
 * @throws PayloadException when the body is too large, too slow, or breaks off
 */
export const JsonBody = createParamDecorator(
  async (_: unknown, context: ExecutionContext): Promise<unknown> => {
    const request = context.switchToHttp().getRequest<OperatorRequest>();
    const { body } = request;
    if (body !== undefined && body !== null && !isStream(body)) return body;
    const bytes = request.rawBody ?? (await readUnreadBody(context, request[BODY_LIMIT]));
    try {
      return bytes && parseJsonBytes(bytes);
    } catch {
      return undefined; // no body at all, as far as the pipe behind is concerned
    }
  },
);

async function readUnreadBody(
  context: ExecutionContext,
  bodyLimit = MAX_BODY_BYTES,
): Promise<Buffer | undefined> {
  const message = getIncomingMessage(context);
  if (message.readableDidRead) return undefined;
  return readBody(message, { bodyLimit, bodyTimeoutMs: BODY_TIMEOUT_MS });
}
