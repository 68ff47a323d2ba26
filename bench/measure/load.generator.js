import { setTimeout as wait } from 'node:timers/promises';
import { BenchConnection } from './bench.connection.js';
import { percentile } from './statistics.js';

/** Gives the requests in turn, again and again. */
export function roundRobin(requests) {
  let next = 0;
  return () => requests[next++ % requests.length];
}

/** Callers of one server, who keep their connections while other servers have their turn. */
export class LoadGenerator {
  #connections;
  #pauseMs;

  /** @param pauseMs what each caller waits after an answer */
  constructor(port, { connections = 32, pauseMs = 0 } = {}) {
    this.#pauseMs = pauseMs;
    this.#connections = Array.from({ length: connections }, () => new BenchConnection(port));
  }

  /**
   * Each caller sends one request after the other, for as long as told.
   *
   * @param next gives the next request
   */
  async call(next, milliseconds) {
    const latencies = [];
    const cpuBefore = process.cpuUsage();
    const began = performance.now();
    const work = async (caller) => {
      while (performance.now() - began < milliseconds) {
        const request = next();
        const sentAt = performance.now();
        await caller.call(request);
        latencies.push(performance.now() - sentAt);
        if (this.#pauseMs > 0) await wait(this.#pauseMs);
      }
    };
    await Promise.all(this.#connections.map(work));
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      count: latencies.length,
      rate: latencies.length / seconds,
      p50: percentile(latencies, 0.5),
      p95: percentile(latencies, 0.95),
      p99: percentile(latencies, 0.99),
      /** The share of its core that the crowd itself took: near 1, it would measure itself. */
      effort: (user + system) / 1e6 / seconds,
    };
  }

  close() {
    this.#connections.forEach((caller) => caller.close());
  }
}
