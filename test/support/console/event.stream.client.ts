import type { ConsoleApiClient } from './console.host.js';

/** An event of a stream: its type and its data. */
export interface StreamedEvent {
  readonly type: string;
  readonly data: unknown;
}

/** A connection of a signed-in browser to server-sent events. */
export class EventStreamClient {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = '';

  private constructor(readonly response: Response) {
    if (!response.body) throw new Error('the response has no body');
    this.#reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  }

  static async connect(browser: ConsoleApiClient, path: string): Promise<EventStreamClient> {
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { Cookie: cookie, Accept: 'text/event-stream' };
    return new EventStreamClient(await fetch(`${browser.url}/console/api${path}`, { headers }));
  }

  /** The next event that is no heartbeat; undefined at the end of the stream. */
  async next(): Promise<StreamedEvent | undefined> {
    for (;;) {
      const event = await this.read();
      if (event?.type !== 'heartbeat') return event;
    }
  }

  /** Reads to the end of the stream. */
  async rest(): Promise<StreamedEvent[]> {
    const event = await this.next();
    return event ? [event, ...(await this.rest())] : [];
  }

  async close(): Promise<void> {
    await this.#reader.cancel();
  }

  private async read(): Promise<StreamedEvent | undefined> {
    for (;;) {
      const [block, ...rest] = this.#text.split('\n\n');
      if (block !== undefined && rest.length > 0) {
        this.#text = rest.join('\n\n');
        const event = parseEvent(block);
        if (event) return event;
        continue;
      }
      const { done, value } = await this.#reader.read();
      if (done) return undefined;
      this.#text += value;
    }
  }
}

function parseEvent(block: string): StreamedEvent | undefined {
  const fields = new Map(
    block.split('\n').map((line) => {
      const [name = '', ...value] = line.split(': ');
      return [name, value.join(': ')] as const;
    }),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  return { type: fields.get('event') ?? 'message', data: JSON.parse(data) as unknown };
}
