import type { QueueOptions } from './queue.options.js';

/** The queue of scheduled publications. */
export const COPY_QUEUE = 'copy';

export const COPY_QUEUE_OPTIONS: QueueOptions = {
  expireInSeconds: 120,
  retryLimit: 10,
  retryBackoff: true,
  retryDelay: 1,
  retryDelayMax: 60,
  deleteAfterSeconds: 3_600,
  // After a longer downtime, the check at startup finds due texts.
  retentionSeconds: 7 * 86_400,
};
