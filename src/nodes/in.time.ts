import type { BoundMethod } from './node.context.js';

/**
 * What a method answers, or undefined once its time is spent.
 *
 * @param late told when the method ended all the same, and nobody waits any more
 */
export function inTime<Asked>(
  method: BoundMethod<Asked>,
  [request, response, asked, budget]: Parameters<BoundMethod<Asked>>,
  late: (how: 'answered' | 'threw') => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      budget.spend();
      resolve(undefined);
    }, budget.milliseconds);
    const end = (settle: () => void, how: 'answered' | 'threw'): void => {
      clearTimeout(timer);
      if (budget.isSpent) late(how);
      else settle();
    };
    method(request, response, asked, budget).then(
      (answer) => end(() => resolve(answer), 'answered'),
      (error: unknown) => end(() => reject(error), 'threw'),
    );
  });
}
