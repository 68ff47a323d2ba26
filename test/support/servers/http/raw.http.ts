import type { INestApplication } from '@nestjs/common';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface RawResponse {
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Long enough for the server to read the written bytes as a separate packet. */
const PACKET_GAP_MS = 20;

/** The port of an application. Starts listening if necessary. */
export async function portOf(app: INestApplication): Promise<number> {
  const server = app.getHttpServer() as { listening: boolean; address(): { port: number } };
  if (!server.listening) await app.listen(0, '127.0.0.1');
  return server.address().port;
}

/**
 * One connection for exact bytes, including requests that no client library sends.
 */
export class RawConnection {
  #received = Buffer.alloc(0);
  #isClosed = false;
  #notify: () => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk) => this.receive(chunk));
    socket.on('close', () => this.receive(undefined));
    // A reset by the server shows as a closed connection.
    socket.on('error', () => undefined);
  }

  static async open(app: INestApplication): Promise<RawConnection> {
    return RawConnection.connectTo(await portOf(app));
  }

  /** Connects to any server of this machine, such as one in another process. */
  static async connectTo(port: number): Promise<RawConnection> {
    const socket = connect(port, '127.0.0.1');
    socket.setNoDelay(true);
    await new Promise((resolve) => socket.once('connect', resolve));
    return new RawConnection(socket);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Writes the chunks one after the other, each in a separate packet. */
  async write(...pieces: (string | Uint8Array)[]): Promise<void> {
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) await sleep(PACKET_GAP_MS);
      if (!this.#isClosed) this.socket.write(piece);
    }
  }

  /** The next response; undefined if the connection closes before it is complete. */
  async readResponse(): Promise<RawResponse | undefined> {
    for (;;) {
      const answer = this.takeResponse();
      if (answer || this.#isClosed) return answer;
      await new Promise<void>((resolve) => (this.#notify = resolve));
    }
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(chunk: Buffer | undefined): void {
    if (chunk) this.#received = Buffer.concat([this.#received, chunk]);
    else this.#isClosed = true;
    this.#notify();
  }

  private takeResponse(): RawResponse | undefined {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const [first = '', ...lines] = this.#received.subarray(0, end).toString('latin1').split('\r\n');
    const headers = Object.fromEntries(
      lines.map((line) => {
        const colon = line.indexOf(':');
        return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
      }),
    );
    const length = Number(headers['content-length'] ?? 0);
    const rest = this.#received.subarray(end + 4);
    if (rest.length < length) return undefined;
    this.#received = rest.subarray(length);
    const body = rest.subarray(0, length).toString('utf8');
    return { status: Number(first.split(' ')[1]), headers, body };
  }
}

/** Sends a request on a new connection and reads the response. */
export async function exchange(
  app: INestApplication,
  ...pieces: (string | Uint8Array)[]
): Promise<RawResponse | undefined> {
  const connection = await RawConnection.open(app);
  try {
    await connection.write(...pieces);
    return await connection.readResponse();
  } finally {
    connection.close();
  }
}

/** The head of a POST to the endpoint, with the given header lines. */
export function postRequestHead(...lines: readonly string[]): string {
  const all = ['POST /haptik HTTP/1.1', 'Host: bot.example', ...lines];
  return `${all.join('\r\n')}\r\n\r\n`;
}

/** One chunk of a body in `Transfer-Encoding: chunked`. */
export function encodeChunk(bytes: Uint8Array): Buffer {
  const size = Buffer.from(`${bytes.length.toString(16)}\r\n`);
  return Buffer.concat([size, bytes, Buffer.from('\r\n')]);
}

export const LAST_CHUNK = '0\r\n\r\n';
