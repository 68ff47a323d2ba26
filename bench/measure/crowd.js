import { Caller } from './caller.js';
import { percentile } from './statistics.js';

/** Callers of one server, who keep their connections while other servers have their turn. */
export class Crowd {
  #callers;

  constructor(port, size = 32) {
    this.#callers = Array.from({ length: size }, () => new Caller(port));
  }

  /** Sends the requests in turn, each caller one after the other, for as long as told. */
  async call(requests, milliseconds) {
    const latencies = [];
    const cpuBefore = process.cpuUsage();
    const began = performance.now();
    let next = 0;
    const work = async (caller) => {
      let now = performance.now();
      while (now - began < milliseconds) {
        const sentAt = now;
        await caller.call(requests[next++ % requests.length]);
        now = performance.now();
        latencies.push(now - sentAt);
      }
    };
    await Promise.all(this.#callers.map(work));
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      count: latencies.length,
      rate: latencies.length / seconds,
      p99: percentile(latencies, 0.99),
      /** The share of its core that the crowd itself took: near 1, it would measure itself. */
      effort: (user + system) / 1e6 / seconds,
    };
  }

  leave() {
    this.#callers.forEach((caller) => caller.leave());
  }
}
