import type { ServerResponse } from 'node:http';

/** A response of newline-delimited JSON that sends each line immediately. */
export class NdjsonStream<Line> {
  readonly #response: ServerResponse & { flush?(): void };

  constructor(response: ServerResponse) {
    this.#response = response;
    this.#response.writeHead(200, {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      // Keeps proxies from buffering the response.
      'X-Accel-Buffering': 'no',
    });
    this.#response.flushHeaders();
  }

  /** Whether the client has disconnected or the response has ended. */
  get isClosed(): boolean {
    return this.#response.destroyed || this.#response.writableEnded;
  }

  write(line: Line): void {
    if (this.isClosed) return;
    this.#response.write(`${JSON.stringify(line)}\n`);
    this.#response.flush?.(); // needed if the host compresses responses
  }

  end(line: Line): void {
    if (!this.isClosed) this.#response.end(`${JSON.stringify(line)}\n`);
  }
}
