import { setTimeout } from 'node:timers/promises';
import { CommandError, EXIT_CODES } from '../terminal.js';
import type { WebhookResponse } from './webhook.client.js';

const TOO_MANY_REQUESTS = 429;
const DEFAULT_WAIT_SECONDS = 1;
/** Longer waits are left to the user. */
const MAX_WAIT_SECONDS = 5;

/** The webhook, or something before it, limits the requests of this machine. */
export class RateLimitError extends CommandError {
  constructor(seconds: number) {
    super(
      EXIT_CODES.failed,
      'The webhook, or a proxy or a firewall before it, limits the number of requests (429). ' +
        `Run the command again in ${seconds} s, or exempt this machine from the limit.`,
    );
  }
}

/**
 * Sends a request, and after a short wait once more when there were too many.
 *
 * @throws RateLimitError when there are still too many, or when the wait is long
 */
export async function sendWithinLimit(
  send: () => Promise<WebhookResponse>,
): Promise<WebhookResponse> {
  const first = await send();
  if (first.status !== TOO_MANY_REQUESTS) return first;
  const seconds = readWait(first);
  if (seconds > MAX_WAIT_SECONDS) throw new RateLimitError(seconds);
  await setTimeout(seconds * 1000);
  const second = await send();
  if (second.status !== TOO_MANY_REQUESTS) return second;
  throw new RateLimitError(readWait(second));
}

/** The seconds of Retry-After, which is a number or a date. */
function readWait({ headers }: WebhookResponse): number {
  const given = headers['retry-after'] ?? '';
  if (/^\d+$/.test(given)) return Number(given);
  const seconds = Math.ceil((Date.parse(given) - Date.now()) / 1000);
  return Number.isNaN(seconds) ? DEFAULT_WAIT_SECONDS : Math.max(seconds, 0);
}
