import {
  createParamDecorator,
  type ExecutionContext,
  type PipeTransform,
  type Type,
} from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { SearchCall } from './search.call.js';

type Pipe = Type<PipeTransform> | PipeTransform;

/**
 * The search call of an execution context, for guards, interceptors and pipes of a search method.
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
    `${context.getClass().name}.${context.getHandler().name} is no search method, so nothing is ` +
      'searched for. Put @HaptikSearch on it, or use the parameter decorators of node methods.',
  );
}

/**
 * What the user has typed into the search field so far.
 *
 * @example
 * cities(@HaptikSearchQuery() query: string) { return ['Pune', 'Goa'].filter((it) => it.includes(query)); }
 */
export const HaptikSearchQuery: (...pipes: Pipe[]) => ParameterDecorator = createParamDecorator(
  (_: unknown, context) => getHaptikSearchCall(context).query,
);

/**
 * The whole query: what was typed, and the user who typed it.
 *
 * @example
 * cities(@HaptikSearchCall() call: SearchCall) { return call.userId ? [call.query] : []; }
 */
export const HaptikSearchCall = createParamDecorator((_: unknown, context) =>
  getHaptikSearchCall(context),
);
