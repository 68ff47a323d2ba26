import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ErrorLines } from './error.lines.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const PROBE = new URL('./service.probe.js', import.meta.url).href;
/** Chunks of the log that are kept. */
const MAX_CHUNKS = 20;
const SAMPLES = 12;

/** The built service as a process that can be measured. */
export class SoakService {
  url = '';
  errors = new ErrorLines();
  #child;
  #exited;
  #log = [];
  #questions = 0;
  /** What takes the answer to each question. */
  #asked = new Map();

  /** @param disk the disk of its snapshots, if there is one */
  static async start(env, disk) {
    const service = new SoakService();
    const args = ['--expose-gc', '--import', PROBE, MAIN];
    const [command, ...rest] = disk?.wrap(process.execPath, args) ?? [process.execPath, ...args];
    service.#child = spawn(command, rest, {
      env: { PATH: process.env.PATH, PORT: '0', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    service.#exited = once(service.#child, 'exit');
    service.#child.on('message', (message) => service.#answer(message));
    service.#child.stdout.on('data', (chunk) => service.errors.add(chunk));
    for (const stream of [service.#child.stdout, service.#child.stderr])
      stream.on('data', (chunk) => {
        service.#log.push(chunk);
        if (service.#log.length > MAX_CHUNKS) service.#log.shift();
      });
    service.url = await service.#waitForUrl();
    disk?.attach(service.#child.pid);
    return service;
  }

  async #waitForUrl() {
    for (;;) {
      const [, url] = /Webhook endpoint: (http\S+)/.exec(this.#output) ?? [];
      if (url) return url;
      if (!this.isRunning) throw new Error(`the service exited: ${this.#output}`);
      await Promise.race([once(this.#child.stdout, 'data'), this.#exited]);
    }
  }

  get #output() {
    return Buffer.concat(this.#log).toString();
  }

  /** The last lines of the log. */
  get tail() {
    return this.#output.slice(-4_000);
  }

  get isRunning() {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Memory in bytes and handles as they are. */
  glance() {
    return this.#ask('glance');
  }

  /** The same at rest: the lowest of some seconds, in which pools close what they do not use. */
  async measure() {
    const samples = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      samples.push(await this.#ask('measure'));
    }
    const lowest = (valueOf) => Math.min(...samples.map(valueOf));
    return {
      live: lowest(({ live }) => live),
      rss: lowest(({ rss }) => rss),
      handles: lowest(({ handles }) => handles.length),
      files: lowest(({ files }) => files),
      kinds: samples.at(-1).handles,
    };
  }

  /** Resolves to the answer to this question: others may be on their way. */
  async #ask(kind) {
    if (!this.isRunning) throw new Error('the service has ended');
    const id = ++this.#questions;
    const answered = new Promise((resolve) => this.#asked.set(id, resolve));
    this.#child.send({ id, kind });
    const exited = this.#exited.then(() => Promise.reject(new Error('the service has ended')));
    return Promise.race([answered, exited]);
  }

  #answer({ id, ...answer }) {
    this.#asked.get(id)?.(answer);
    this.#asked.delete(id);
  }

  /** Stops it as operators do. @returns the exit code, or the signal that ended it */
  async stop() {
    this.#child.kill('SIGTERM');
    const [code, signal] = await this.#exited;
    return code ?? signal;
  }
}
