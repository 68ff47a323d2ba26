import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { isStream, readBody } from '../payload/body.reader.js';
import { parseJsonBytes } from '../payload/json.bytes.js';
import { getIncomingMessage } from '../reply/lingering.close.js';
import { OPERATOR, type OperatorRequest } from './operator.guard.js';

/** Size limit and timeout of the body of an authenticated request. */
const MAX_BODY_BYTES = 1_048_576;
const BODY_TIMEOUT_MS = 30_000;

/** The name of the operator, set by the guard. */
export const CurrentOperator = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<OperatorRequest>()[OPERATOR],
);

/**
 * The JSON body of a request. If the host has a body parser, its result; else the parsed bytes. A
 * body that the host did not read, or left as a stream, is read here, after all guards have passed.
 *
 * @throws PayloadException when the body is too large, too slow or incomplete
 */
export const JsonBody = createParamDecorator(
  async (_: unknown, context: ExecutionContext): Promise<unknown> => {
    const request = context.switchToHttp().getRequest<OperatorRequest>();
    const { body } = request;
    if (body !== undefined && body !== null && !isStream(body)) return body;
    const bytes = request.rawBody ?? (await readUnreadBody(context));
    try {
      return bytes && parseJsonBytes(bytes);
    } catch {
      return undefined; // the validation pipe reports the missing body
    }
  },
);

async function readUnreadBody(context: ExecutionContext): Promise<Buffer | undefined> {
  const message = getIncomingMessage(context);
  if (message.readableDidRead) return undefined;
  return readBody(message, { bodyLimit: MAX_BODY_BYTES, bodyTimeoutMs: BODY_TIMEOUT_MS });
}
