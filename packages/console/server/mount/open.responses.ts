import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Time in which requests may end when the application closes. Imports and exports can take much longer. */
const END_TIMEOUT_MS = 2_000;
const CHECK_INTERVAL_MS = 20;

/** Responses of the console that are not complete. */
export class OpenResponses {
  readonly #open = new Set<ServerResponse>();

  add(response: ServerResponse): void {
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
  }

  /** Ends event streams, waits a short time for the others, and then closes their connections. */
  async end(): Promise<void> {
    for (const response of this.#open) if (isEventStream(response)) response.end();
    const limit = performance.now() + END_TIMEOUT_MS;
    while (this.#open.size > 0 && performance.now() < limit) await sleep(CHECK_INTERVAL_MS);
    for (const response of this.#open) response.destroy();
  }
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader('Content-Type')).startsWith('text/event-stream');
}
