import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A proxy between an application and its database that simulates outages. */
export class DatabaseProxy {
  readonly #sockets = new Set<Socket>();
  readonly #server = createServer((socket) => this.accept(socket));
  #mode: 'open' | 'gone' | 'silent' = 'open';

  constructor(private target: number) {}

  /** Resolves to the port for applications. */
  async start(): Promise<number> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready));
    return this.port;
  }

  /** The port for applications after the start. */
  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Closes all connections and rejects new ones. */
  disconnect(): void {
    this.#mode = 'gone';
    this.#sockets.forEach((socket) => socket.destroy());
  }

  /** Keeps all connections but forwards nothing until the recovery. */
  stall(): void {
    this.#mode = 'silent';
    this.#sockets.forEach((socket) => socket.pause());
  }

  /** Forwards new connections to another server; the open ones stay, as when a DNS name changes. */
  moveTo(target: number): void {
    this.target = target;
  }

  restore(): void {
    this.#mode = 'open';
    this.#sockets.forEach((socket) => socket.resume());
  }

  async stop(): Promise<void> {
    this.disconnect();
    await new Promise((closed) => this.#server.close(closed));
  }

  private accept(client: Socket): void {
    if (this.#mode === 'gone') {
      client.destroy();
      return;
    }
    const upstream = connect(this.target, '127.0.0.1');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.#sockets.add(one);
      one.on('data', (chunk) => other.write(chunk));
      one.on('error', () => undefined);
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
    if (this.#mode === 'silent') [client, upstream].forEach((socket) => socket.pause());
  }
}
