import type { PgBoss, Queue } from 'pg-boss';

/** Options of a queue. */
export type QueueOptions = Pick<
  Queue,
  | 'expireInSeconds'
  | 'retryLimit'
  | 'retryBackoff'
  | 'retryDelay'
  | 'retryDelayMax'
  | 'deleteAfterSeconds'
  | 'retentionSeconds'
>;

/** Creates or updates queues. Queues that match their options cost one query. */
export async function ensureQueues(
  boss: PgBoss,
  queues: Readonly<Record<string, QueueOptions>>,
): Promise<void> {
  const found = await boss.getQueues(Object.keys(queues));
  for (const [name, options] of Object.entries(queues)) {
    const queue = found.find((one) => one.name === name);
    const names = Object.keys(options) as (keyof QueueOptions)[];
    if (!queue) await boss.createQueue(name, { policy: 'standard', ...options });
    else if (names.some((option) => queue[option] !== options[option])) {
      await boss.updateQueue(name, options);
    }
  }
}
