import type { QueueOptions } from './queue.options.js';
import type { ResolvedStorageOptions } from '../database/storage.options.js';

/** Database schema of the queue. */
export const QUEUE_SCHEMA = 'haptik_queue';
/** The queue of undelivered handoffs. */
export const HANDOFF_QUEUE = 'handoffs';

/** Seconds added to the timeout of an attempt before another process takes over its job. */
const EXPIRE_MARGIN_SECONDS = 10;
/** Practically unlimited: attempts are limited by the age of the chat. */
const RETRY_LIMIT = 10_000;
/** Short: the outcome of a handoff is in its row, not in its job. */
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
    // A job must outlive the expiry of its handoff, since it records the expiry.
    retentionSeconds: Math.ceil(expireAfterMs / 1000) + 86_400,
  };
}
