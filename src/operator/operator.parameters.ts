import { createParamDecorator } from '@nestjs/common';
import { parseJson } from '../payload/json.bytes.js';
import { OPERATOR, type OperatorRequest } from './operator.guard.js';

/** Who acts, as the guard found. */
export const ActedBy = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<OperatorRequest>()[OPERATOR],
);

/** What the host's parser made of a body, or the JSON of its bytes where the host parses none. */
export const JsonBody = createParamDecorator((_: unknown, context): unknown => {
  const { body, rawBody } = context.switchToHttp().getRequest<OperatorRequest>();
  if (body !== undefined && body !== null) return body;
  try {
    return rawBody && parseJson(rawBody);
  } catch {
    return undefined; // no body at all, as far as the pipe behind is concerned
  }
});
