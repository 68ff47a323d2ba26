import type { ExecutionContext } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { NodeCall } from '../payload/node.call.js';
import { Deadline } from '../resilience/deadlines/deadline.js';

/** The value of `context.getType()` in guards, interceptors and pipes of a node method. */
export const HAPTIK_CONTEXT = 'haptik';

/**
 * A bound method. Request and response are the first arguments, so that `context.switchToHttp()`
 * works; then follow the call and its deadline. The result may be a promise.
 */
export type BoundMethod<Call = NodeCall> = (
  request: object,
  response: object,
  call: Call,
  deadline: Deadline,
) => unknown;

/**
 * The current call, for a guard, an interceptor or a pipe of a node method.
 *
 * @throws HaptikSetupError when the context is not that of a node method
 * @example
 * class AdultsOnly implements CanActivate {
 *   canActivate(context: ExecutionContext) {
 *     return (getHaptikCall(context).number('age') ?? 0) >= 18;
 *   }
 * }
 */
export function getHaptikCall(context: ExecutionContext): NodeCall {
  const call: unknown = context.getArgByIndex(2);
  if (call instanceof NodeCall) return call;
  throw new HaptikSetupError(
    `${context.getClass().name}.${context.getHandler().name} is not a node method, so there is no ` +
      'Haptik call. Add @HaptikNode, or use the parameter decorators of its transport.',
  );
}

/** @internal */
export function getDeadline(context: ExecutionContext): Deadline {
  const deadline: unknown = context.getArgByIndex(3);
  if (deadline instanceof Deadline) return deadline;
  throw new HaptikSetupError(
    `${context.getClass().name}.${context.getHandler().name} has no deadline. Use ` +
      '@HaptikSignal on methods with @HaptikNode, @HaptikFallback or @HaptikSearch.',
  );
}
