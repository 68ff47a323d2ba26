import type { ExecutionContext } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import { NodeCall } from '../payload/node.call.js';
import { Deadline } from '../resilience/deadline.js';

/** The result of `context.getType()` in guards, interceptors and pipes of a node method. */
export const HAPTIK_CONTEXT = 'haptik';

/**
 * A method with everything that is bound to it. The request and the response come first, which
 * keeps `context.switchToHttp()` truthful; then what the method is asked, and its time.
 */
export type BoundMethod<Call = NodeCall> = (
  request: object,
  response: object,
  call: Call,
  deadline: Deadline,
) => Promise<unknown>;

/**
 * The call of an execution context, for guards, interceptors and pipes of a node method.
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
    `${context.getClass().name}.${context.getHandler().name} is no node method, so there is no ` +
      'Haptik call. Put @HaptikNode on it, or use the parameter decorators of its own transport.',
  );
}

/** @internal */
export function getDeadline(context: ExecutionContext): Deadline {
  const deadline: unknown = context.getArgByIndex(3);
  if (deadline instanceof Deadline) return deadline;
  throw new HaptikSetupError(
    `${context.getClass().name}.${context.getHandler().name} has no time of its own. Use ` +
      '@HaptikSignal on methods with @HaptikNode, @HaptikFallback or @HaptikSearch.',
  );
}
