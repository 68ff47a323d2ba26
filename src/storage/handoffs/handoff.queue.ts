import type { QueueOptions } from '../queue.options.js';
import type { ResolvedStorageOptions } from '../storage.options.js';

/** Schema of the queue, beside ours. */
export const QUEUE_SCHEMA = 'haptik_queue';
/** The queue whose jobs are handoffs that were not confirmed. */
export const HANDOFF_QUEUE = 'handoffs';

/** How much longer than an attempt a job may be under way before another process takes it. */
const EXPIRE_MARGIN_SECONDS = 10;
/** The age of a chat ends its attempts, not their number. */
const RETRY_LIMIT = 10_000;
/** Jobs that ended are of no use: what became of the handoff stands in its record. */
const JOB_RETENTION_SECONDS = 3_600;

export function createHandoffQueueOptions({
  attemptTimeoutMs,
  maxBackoffMs,
  expireAfterMs,
}: ResolvedStorageOptions['handoffs']): QueueOptions {
  return {
    expireInSeconds: Math.ceil(attemptTimeoutMs / 1000) + EXPIRE_MARGIN_SECONDS,
    retryLimit: RETRY_LIMIT,
    retryBackoff: true,
    retryDelay: 1,
    retryDelayMax: Math.ceil(maxBackoffMs / 1000),
    deleteAfterSeconds: JOB_RETENTION_SECONDS,
    // A job must outlive its chat, so that somebody writes down that it is too old.
    retentionSeconds: Math.ceil(expireAfterMs / 1000) + 86_400,
  };
}
