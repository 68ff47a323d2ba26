import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmulatorRequest, EmulatorRequestListener } from '../emulator.request.js';
import type { EmulatorEventListener } from '../emulator.event.js';
import type { FaultPlan } from '../faults/fault.plan.js';
import type { EmulatorResponse } from '../emulator.response.js';
import { respond } from './emulator.responder.js';
import { readRequest } from './request.reader.js';

/** The HTTP server of the emulator: reads and records requests, calls listeners, and responds. */
export class EmulatorServer {
  readonly requests: EmulatorRequest[] = [];
  readonly listeners = new Set<EmulatorRequestListener>();
  readonly #server = createServer(
    (incoming, outgoing) => void this.handleRequest(incoming, outgoing),
  );
  #lifetime = new AbortController();
  #listenerErrors: unknown[] = [];

  constructor(
    private readonly faults: FaultPlan,
    private readonly handle: (request: EmulatorRequest) => EmulatorResponse,
    private readonly notify: EmulatorEventListener,
    private readonly maxRequests: number,
  ) {}

  /** Aborts when the emulator stops. */
  get signal(): AbortSignal {
    return this.#lifetime.signal;
  }

  /** Undefined while the server is not listening. */
  get url(): string | undefined {
    const address = this.#server.address() as AddressInfo | null;
    return address ? `http://127.0.0.1:${address.port}` : undefined;
  }

  /** @throws Error when the port is in use */
  async listen(port: number): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** @throws AggregateError with the errors of listeners */
  async close(): Promise<void> {
    this.#lifetime.abort();
    this.#lifetime = new AbortController();
    if (this.#server.listening) {
      const closed = once(this.#server, 'close');
      this.#server.close();
      this.#server.closeAllConnections();
      await closed;
    }
    const listenerErrors = this.#listenerErrors;
    this.#listenerErrors = [];
    if (listenerErrors.length > 0) {
      throw new AggregateError(
        listenerErrors,
        'HaptikPlatformEmulator: a listener of onRequest threw.',
      );
    }
  }

  private async handleRequest(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { signal } = this;
    try {
      // Undefined when the client disconnects before the end, or the request target is not a path.
      const request = await readRequest(incoming).catch(() => undefined);
      if (request) await this.respondTo(request, outgoing, signal);
      else outgoing.destroy();
    } catch (error) {
      outgoing.destroy();
      if (!signal.aborted) this.#listenerErrors.push(error);
    }
  }

  private async respondTo(
    request: EmulatorRequest,
    outgoing: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    this.requests.push(request);
    if (this.requests.length > this.maxRequests) this.requests.shift();
    for (const listener of this.listeners) await listener(request);
    signal.throwIfAborted();
    const fault = this.faults.takeNext(request.operation);
    let response: EmulatorResponse | undefined;
    const handle = (): EmulatorResponse => (response = this.handle(request));
    try {
      await respond(fault, { outgoing, signal, handle });
    } finally {
      this.notify({ kind: 'request', request, response, fault });
    }
  }
}
