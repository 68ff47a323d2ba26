import type { PgBoss, Queue } from 'pg-boss';

/** What a queue is set to. */
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

/** Makes queues, or brings them to what the options say. Those that are so already cost one look. */
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
