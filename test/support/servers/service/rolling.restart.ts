import { faults } from 'nestjs-haptik/testing';
import { freePort } from '../../../run/postgres.server.js';
import { CallLoad, type LoadReport } from './call.load.js';
import { Haproxy } from './haproxy.js';
import { ServiceFleet } from './service.fleet.js';
import type { ServiceProcess } from './service.process.js';

const REPLICAS = ['first', 'second'] as const;
/** Longer than the three seconds in which HAProxy notices. */
const GRACE_MS = 4_000;
/** Requests of the platform between two that it fails, so that some handoffs are delivered by the queue. */
const EVERY_OUTAGE = 40;

interface Replica {
  readonly name: (typeof REPLICAS)[number];
  readonly port: number;
  process: ServiceProcess;
}

export interface RestartReport extends LoadReport {
  readonly restarts: number;
  /** Exit codes of the replicas that were stopped. */
  readonly exitCodes: readonly unknown[];
  /** Number of handoffs of each user who was promised an agent. */
  readonly handoffs: readonly number[];
}

/** Two replicas on one database behind HAProxy, which are restarted in turn while calls arrive. */
export class RollingRestart {
  readonly #fleet = new ServiceFleet();
  readonly #exitCodes: unknown[] = [];
  readonly #replicas: Replica[] = [];
  #proxy: Haproxy | undefined;

  /** @param env of the replicas */
  constructor(private readonly env: Readonly<Record<string, string>>) {}

  async start(): Promise<void> {
    await this.#fleet.platform.start();
    for (const name of REPLICAS) {
      const port = await freePort();
      this.#replicas.push({ name, port, process: this.run(port) });
    }
    for (const { process } of this.#replicas) await process.waitUntilListening();
    const [first, second] = this.#replicas.map(({ port }) => port);
    this.#proxy = await Haproxy.start([first ?? 0, second ?? 0]);
    for (const { name } of this.#replicas) await this.#proxy.waitUntilUp(name);
  }

  /** Sends the calls, and restarts the replicas until all are answered. */
  async under(calls: number, perSecond: number): Promise<RestartReport> {
    const { platform } = this.#fleet;
    let requests = 0;
    platform.onRequest(() => {
      // Every attempt makes two requests.
      if (++requests % EVERY_OUTAGE === 0) platform.fail(faults.status(503), { times: 2 });
    });
    const load = new CallLoad(`${this.proxy.url}/haptik`, this.proxy.authority);
    const all = new AbortController();
    const running = load.run(calls, perSecond).finally(() => all.abort());
    for (let turn = 0; !all.signal.aborted; turn++) await this.restart(turn % REPLICAS.length);
    const report = await running;
    platform.recover();
    const handoffs = await this.countHandoffs(report.handedOff);
    const exitCodes = this.#exitCodes;
    return { ...report, restarts: exitCodes.length, exitCodes, handoffs };
  }

  async stop(): Promise<void> {
    await this.#proxy?.stop();
    await this.#fleet.stopAll();
    await this.#fleet.platform.stop();
  }

  private get proxy(): Haproxy {
    if (!this.#proxy) throw new Error('not started');
    return this.#proxy;
  }

  private run(port: number): ServiceProcess {
    return this.#fleet.run({
      PORT: String(port),
      HAPTIK_SHUTDOWN_GRACE_MS: String(GRACE_MS),
      ...this.env,
    });
  }

  /** As a deployment does it: the next replica stops only when this one gets calls again. */
  private async restart(index: number): Promise<void> {
    const replica = this.#replicas[index];
    if (!replica) throw new Error('not started');
    replica.process.signal('SIGTERM');
    this.#exitCodes.push(await replica.process.waitForExit());
    replica.process = this.run(replica.port);
    await replica.process.waitUntilListening();
    await this.proxy.waitUntilUp(replica.name);
  }

  /** Waits until every promised chat has arrived, and a little longer for those that arrive twice. */
  private async countHandoffs(users: readonly string[]): Promise<number[]> {
    const { platform } = this.#fleet;
    const count = () => users.map((user) => platform.getHandoffs(user).length);
    const missing = () => count().filter((handoffs) => handoffs === 0).length;
    for (let end = Date.now() + 60_000; missing() > 0 && Date.now() < end;) {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return count();
  }
}
