import { haptikCall } from '../contestants.js';
import { compareServers } from '../measure/comparison.js';
import { ratio } from '../measure/rounds.js';

/**
 * Capacity of the listener for replies with a published text with two values, relative to a constant
 * string in an application without copy.
 */
export async function measureCopyText(plan) {
  const [constant, copy] = await compareServers(
    ['constant', 'copy'].map((answer) => ({
      server: ['haptik/copy.text.js', answer],
      calls: [haptikCall()],
      replyText: 'Order 9042 is on its way to Pune.',
    })),
    plan,
  );
  return { times: ratio(copy.rounds, constant.rounds) };
}
