import { Agent, request } from 'node:http';

/** Haptik waits no longer. */
const TIMEOUT_MS = 30_000;
const TICK_MS = 5;
/** Calls that are on their way at the same time; while there are as many, no more are sent. */
const MAX_PENDING = 512;
/** The share of a second that is made up for after a pause of this process. */
const MAX_CATCH_UP = 0.25;

/** Sends requests at a rate that does not depend on the responses, as users do. */
export class CallClient {
  /** Calls that were due while too many were on their way. */
  unsent = 0;
  #agent = createAgent();
  #url;

  constructor(url) {
    this.#url = new URL(url);
  }

  /** Resolves to the status, the body and the seconds of a response; the status is 0 for none. */
  send({ headers, body }) {
    const sentAt = performance.now();
    const { hostname, port, pathname } = this.#url;
    return new Promise((resolve) => {
      const end = (status, text) =>
        resolve({ status, text, seconds: (performance.now() - sentAt) / 1_000 });
      const sent = request(
        {
          agent: this.#agent,
          host: hostname,
          port,
          path: pathname,
          method: 'POST',
          timeout: TIMEOUT_MS,
          headers: { 'Content-Length': Buffer.byteLength(body), ...headers },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk) => (text += chunk));
          response.on('end', () => end(response.statusCode, text));
          response.on('error', (error) => end(0, error.code ?? error.message));
        },
      );
      sent.on('timeout', () => sent.destroy(new Error('no answer in 30 s')));
      sent.on('error', (error) => end(0, error.code ?? error.message));
      sent.end(body);
    });
  }

  /** Calls a second that clients who wait for each response reach. */
  async measureMaximum(next, { clients, milliseconds }) {
    const startedAt = performance.now();
    let answered = 0;
    const work = async () => {
      while (performance.now() < startedAt + milliseconds) {
        await this.send(next());
        answered++;
      }
    };
    await Promise.all(Array.from({ length: clients }, work));
    return answered / ((performance.now() - startedAt) / 1_000);
  }

  /**
   * Sends calls at a rate while it may go on, and resolves when all have been answered.
   *
   * @param next the next call
   * @param onAnswer called with the call and its response
   */
  async sendAtRate(next, rate, mayGoOn, onAnswer) {
    const startedAt = performance.now();
    const pending = new Set();
    let sent = 0;
    while (mayGoOn()) {
      const due = Math.floor(((performance.now() - startedAt) / 1_000) * rate);
      const earliest = Math.ceil(due - rate * MAX_CATCH_UP);
      if (sent < earliest) {
        this.unsent += earliest - sent;
        sent = earliest;
      }
      for (; sent < due; sent++) {
        if (pending.size >= MAX_PENDING) break;
        const call = next();
        const work = async () => onAnswer(call, await this.send(call));
        const answered = work().finally(() => pending.delete(answered));
        pending.add(answered);
      }
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    await Promise.all(pending);
  }

  /** Closes the connections; further calls open new ones. */
  disconnect() {
    this.#agent.destroy();
    this.#agent = createAgent();
  }
}

function createAgent() {
  return new Agent({ keepAlive: true, maxSockets: MAX_PENDING, scheduling: 'lifo' });
}
