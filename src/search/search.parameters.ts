import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import type { Pipe } from '../nodes/node.parameters.js';
import { SearchCall } from './search.call.js';

/**
 * The current query, for a guard, an interceptor or a pipe of a search method.
 *
 * @throws HaptikSetupError when the context is not that of a search method
 * @example
 * class TwoLetters implements CanActivate {
 *   canActivate(context: ExecutionContext) {
 *     return getHaptikSearchCall(context).query.length >= 2;
 *   }
 * }
 */
export function getHaptikSearchCall(context: ExecutionContext): SearchCall {
  const call: unknown = context.getArgByIndex(2);
  if (call instanceof SearchCall) return call;
  throw new HaptikSetupError(
    `${context.getClass().name}.${context.getHandler().name} is not a search method, so there is ` +
      'no query. Add @HaptikSearch, or use the parameter decorators of node methods.',
  );
}

/**
 * The text that the user has typed into the search field so far.
 *
 * @example
 * cities(@HaptikSearchQuery() query: string) { return ['Pune', 'Goa'].filter((it) => it.includes(query)); }
 */
export const HaptikSearchQuery: (...pipes: Pipe[]) => ParameterDecorator = createParamDecorator(
  (_: unknown, context) => getHaptikSearchCall(context).query,
);

/**
 * The whole query: the typed text and the user.
 *
 * @example
 * cities(@HaptikSearchCall() call: SearchCall) { return call.userId ? [call.query] : []; }
 */
export const HaptikSearchCall = createParamDecorator((_: unknown, context) =>
  getHaptikSearchCall(context),
);
