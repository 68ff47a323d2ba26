import type { ServerResponse } from 'node:http';

interface HijackableReply {
  readonly raw: ServerResponse;
  hijack(): this;
  getHeaders(): Readonly<Record<string, string | number | string[] | undefined>>;
}

/** A response of JSON lines, each of which is sent when it is written. */
export class NdjsonStream<Line> {
  readonly #raw: ServerResponse & { flush?(): void };

  constructor(response: object) {
    this.#raw = hijackResponse(response);
    this.#raw.writeHead(200, {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      // Proxies would keep the lines back until the end.
      'X-Accel-Buffering': 'no',
    });
    this.#raw.flushHeaders();
  }

  /** Whether nobody reads any more. */
  get isClosed(): boolean {
    return this.#raw.destroyed || this.#raw.writableEnded;
  }

  write(line: Line): void {
    if (this.isClosed) return;
    this.#raw.write(`${JSON.stringify(line)}\n`);
    this.#raw.flush?.(); // where the host compresses
  }

  end(line: Line): void {
    if (!this.isClosed) this.#raw.end(`${JSON.stringify(line)}\n`);
  }
}

/** Fastify is told to leave the response alone; headers of its hooks are kept. */
function hijackResponse(response: object): ServerResponse {
  if (!('raw' in response)) return response as ServerResponse;
  const fastify = (response as HijackableReply).hijack();
  for (const [name, value] of Object.entries(fastify.getHeaders())) {
    if (value !== undefined) fastify.raw.setHeader(name, value);
  }
  return fastify.raw;
}
