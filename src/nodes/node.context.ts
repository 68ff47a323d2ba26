import type { ExecutionContext } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { NodeCall } from '../payload/node.call.js';
import type { Budget } from './budget.js';

/** What `context.getType()` says in guards, interceptors and pipes of a node method. */
export const HAPTIK_CONTEXT = 'haptik';

/**
 * Arguments that a node method is invoked with. The request and the response come first, which
 * keeps `context.switchToHttp()` truthful.
 */
export type NodeArguments = readonly [
  request: object,
  response: object,
  call: NodeCall,
  budget: Budget,
];

/**
 * The call that a guard, an interceptor or a pipe of a node method is asked about.
 *
 * @throws HaptikSetupError when the context is not that of a node method
 * @example
 * class AdultsOnly implements CanActivate {
 *   canActivate(context: ExecutionContext) {
 *     return (haptikCallOf(context).number('age') ?? 0) >= 18;
 *   }
 * }
 */
export function haptikCallOf(context: ExecutionContext): NodeCall {
  const call: unknown = context.getArgByIndex(2);
  if (call instanceof NodeCall) return call;
  throw new HaptikSetupError(
    `${context.getClass().name}.${context.getHandler().name} is no node method, so there is no ` +
      'Haptik call. Put @HaptikNode on it, or use the parameter decorators of its own transport.',
  );
}

/** @internal */
export function budgetOf(context: ExecutionContext): Budget {
  haptikCallOf(context);
  return context.getArgByIndex<Budget>(3);
}
