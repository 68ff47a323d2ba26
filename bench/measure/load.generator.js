import { setTimeout as wait } from 'node:timers/promises';
import { BenchConnection } from './bench.connection.js';
import { percentile } from './statistics.js';

/** Returns the requests in turn, repeatedly. */
export function roundRobin(requests) {
  let next = 0;
  return () => requests[next++ % requests.length];
}

/** Clients of one server that keep their connections while other servers are measured. */
export class LoadGenerator {
  #connections;
  #pauseMs;

  /** @param pauseMs pause of each client after a response */
  constructor(port, { connections = 32, pauseMs = 0 } = {}) {
    this.#pauseMs = pauseMs;
    this.#connections = Array.from({ length: connections }, () => new BenchConnection(port));
  }

  /**
   * Sends requests on all connections up to a limit, one at a time on each.
   *
   * @param next returns the next request
   * @param amount the limit: milliseconds, or calls, which are the same work on a busy machine
   */
  async call(next, { milliseconds = Infinity, calls = Infinity }) {
    const latencies = [];
    const cpuBefore = process.cpuUsage();
    const startedAt = performance.now();
    let left = calls;
    const sendAll = async (connection) => {
      while (performance.now() - startedAt < milliseconds && left-- > 0) {
        const request = next();
        const sentAt = performance.now();
        await connection.call(request);
        latencies.push(performance.now() - sentAt);
        if (this.#pauseMs > 0) await wait(this.#pauseMs);
      }
    };
    this.#connections.forEach((connection) => connection.closeIfStale());
    await Promise.all(this.#connections.map(sendAll));
    const seconds = (performance.now() - startedAt) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      count: latencies.length,
      rate: latencies.length / seconds,
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
      /** CPU use of the generator: near 1, it measures itself. */
      effort: (user + system) / 1e6 / seconds,
    };
  }

  close() {
    this.#connections.forEach((connection) => connection.close());
  }
}
