import type { BoundMethod } from './node.context.js';

/**
 * What a method answers, or undefined once its time is spent.
 *
 * @param onLate told when the method ended all the same, and nobody waits any more
 */
export function withDeadline<Call>(
  method: BoundMethod<Call>,
  [request, response, call, deadline]: Parameters<BoundMethod<Call>>,
  onLate: (outcome: 'answered' | 'threw') => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      deadline.expire();
      resolve(undefined);
    }, deadline.timeoutMs);
    const finish = (settle: () => void, outcome: 'answered' | 'threw'): void => {
      clearTimeout(timer);
      if (deadline.isExpired) onLate(outcome);
      else settle();
    };
    method(request, response, call, deadline).then(
      (answer) => finish(() => resolve(answer), 'answered'),
      (error: unknown) => finish(() => reject(error), 'threw'),
    );
  });
}
