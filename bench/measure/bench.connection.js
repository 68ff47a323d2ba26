import { connect } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const END_OF_CHUNKS = Buffer.from('0\r\n\r\n');

/** The bytes of a POST on a keep-alive connection. */
export function encodePost({ headers, body }) {
  const fields = { Host: 'bench', 'Content-Length': Buffer.byteLength(body), ...headers };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST /haptik HTTP/1.1\r\n${head.join('')}\r\n${body}`);
}

/** Servers close connections that are idle for some seconds, by default five. */
const STALE_AFTER_MS = 4_000;

/** A connection that sends one request at a time and waits for the response. */
export class BenchConnection {
  #port;
  #socket;
  #received;
  #settle;
  #usedAt;

  constructor(port) {
    this.#port = port;
  }

  /** Rejects for other statuses than 200, because the rate of error responses is meaningless. */
  call(request) {
    this.#socket ??= this.#connect();
    this.#received = undefined;
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  /** Closes the connection if the server may close it during the next call. */
  closeIfStale() {
    if (performance.now() - this.#usedAt > STALE_AFTER_MS) this.close();
    this.#usedAt = performance.now();
  }

  close() {
    this.#settle = undefined;
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #connect() {
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', (error) => this.#settle?.reject(error));
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      this.#settle?.reject(new Error('the server closed the connection'));
    });
    return socket;
  }

  #receive(chunk) {
    this.#received = this.#received ? Buffer.concat([this.#received, chunk]) : chunk;
    if (!isComplete(this.#received)) return;
    const text = this.#received.toString('latin1', 0, 200);
    const { resolve, reject } = this.#settle;
    this.#settle = undefined;
    if (text.startsWith('HTTP/1.1 200 ')) resolve();
    else reject(new Error(`the server responded with ${text}`));
  }
}

function isComplete(response) {
  const end = response.indexOf(END_OF_HEAD);
  if (end < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(response.toString('latin1', 0, end))?.[1];
  return length === undefined
    ? response.subarray(-END_OF_CHUNKS.length).equals(END_OF_CHUNKS)
    : response.length >= end + END_OF_HEAD.length + Number(length);
}
