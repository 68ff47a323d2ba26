import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EmulatorRequest, EmulatorRequestListener } from '../emulator.request.js';
import type { FaultPlan } from '../faults/fault.plan.js';
import type { PlatformAnswer } from '../platform.answer.js';
import { carry } from './answer.carrier.js';
import { readRequest } from './request.reader.js';

/** The HTTP side of the platform: reads, records, tells its listeners, and carries out. */
export class PlatformDoor {
  readonly requests: EmulatorRequest[] = [];
  readonly listeners = new Set<EmulatorRequestListener>();
  readonly #server = createServer((incoming, outgoing) => void this.admit(incoming, outgoing));
  #life = new AbortController();
  #troubles: unknown[] = [];

  constructor(
    private readonly faults: FaultPlan,
    private readonly carryOut: (request: EmulatorRequest) => PlatformAnswer,
  ) {}

  /** Aborts when the platform stops. */
  get signal(): AbortSignal {
    return this.#life.signal;
  }

  /** Undefined while nobody listens. */
  get url(): string | undefined {
    const address = this.#server.address() as AddressInfo | null;
    return address ? `http://127.0.0.1:${address.port}` : undefined;
  }

  /** @throws Error when the port is taken */
  async open(port: number): Promise<void> {
    if (this.#server.listening) return;
    this.#server.listen(port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** @throws AggregateError of what listeners threw */
  async close(): Promise<void> {
    this.#life.abort();
    this.#life = new AbortController();
    if (this.#server.listening) {
      const closed = once(this.#server, 'close');
      this.#server.close();
      this.#server.closeAllConnections();
      await closed;
    }
    const troubles = this.#troubles;
    this.#troubles = [];
    if (troubles.length > 0) {
      throw new AggregateError(troubles, 'HaptikPlatformEmulator: a listener of onRequest threw.');
    }
  }

  private async admit(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const { signal } = this;
    try {
      // Undefined when the app is gone before the end, or asks for what is no path.
      const request = await readRequest(incoming).catch(() => undefined);
      if (request) await this.answer(request, outgoing, signal);
      else outgoing.destroy();
    } catch (error) {
      outgoing.destroy();
      if (!signal.aborted) this.#troubles.push(error);
    }
  }

  private async answer(
    request: EmulatorRequest,
    outgoing: ServerResponse,
    signal: AbortSignal,
  ): Promise<void> {
    this.requests.push(request);
    for (const listener of this.listeners) await listener(request);
    signal.throwIfAborted();
    const fault = this.faults.take(request.operation);
    await carry(fault, { outgoing, signal, carryOut: () => this.carryOut(request) });
  }
}
