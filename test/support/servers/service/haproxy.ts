import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../../run/postgres.server.js';
import { eventually } from '../../eventually.js';
import { createIssuedCertificate } from '../http/certificate.js';
import { temporaryFolder } from '../database/shared.resources.js';
import { ChildOutput } from '../programs/child.output.js';

/** Debian's HAProxy unless HAPROXY is set. */
const HAPROXY = process.env['HAPROXY'] ?? '/usr/sbin/haproxy';
const CONFIG = new URL('../../../../config/haproxy.cfg', import.meta.url).pathname;

/** HAProxy with the configuration of the repository, in front of two ports of this machine. */
export class Haproxy {
  readonly #output: ChildOutput;

  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
    private readonly statusUrl: string,
    /** The authority of its certificate, for clients. */
    readonly authority: string,
  ) {
    this.#output = new ChildOutput(process);
  }

  static async start([first, second]: readonly [number, number]): Promise<Haproxy> {
    const folder = await temporaryFolder();
    const { key, cert, authority } = createIssuedCertificate();
    await writeFile(join(folder, 'bot.pem'), `${cert}${key}`);
    const [port, statusPort] = [await freePort(), await freePort()];
    const addresses: Readonly<Record<string, string>> = {
      'bind :443': `bind 127.0.0.1:${port}`,
      'bind 127.0.0.1:8404': `bind 127.0.0.1:${statusPort}`,
      '/etc/haproxy/bot.pem': join(folder, 'bot.pem'),
      '10.0.0.11:3000': `127.0.0.1:${first}`,
      '10.0.0.12:3000': `127.0.0.1:${second}`,
    };
    let config = await readFile(CONFIG, 'utf8');
    for (const [written, used] of Object.entries(addresses)) {
      if (!config.includes(written)) throw new Error(`${CONFIG} has no "${written}"`);
      config = config.replaceAll(written, used);
    }
    await writeFile(join(folder, 'haproxy.cfg'), config);
    const child = spawn(HAPROXY, ['-db', '-f', join(folder, 'haproxy.cfg')], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const url = `https://localhost:${port}`;
    return new Haproxy(child, url, `http://127.0.0.1:${statusPort}`, authority);
  }

  /** Resolves once the server of the configuration gets calls. */
  async waitUntilUp(server: 'first' | 'second'): Promise<void> {
    const isSettled = async () => this.#output.hasEnded || (await this.readState(server)) === 'UP';
    await eventually(isSettled, true);
    if (this.#output.hasEnded) throw new Error(`HAProxy has ended: ${this.#output.text}`);
  }

  async stop(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.#output.ended;
  }

  private async readState(server: string): Promise<string | undefined> {
    try {
      const lines = (await (await fetch(`${this.statusUrl}/;csv`)).text()).split('\n');
      const column = lines[0]?.split(',').indexOf('status') ?? -1;
      const line = lines.find((one) => one.startsWith(`replicas,${server},`));
      return line?.split(',')[column];
    } catch {
      return undefined;
    }
  }
}
