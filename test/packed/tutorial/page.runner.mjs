import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findMissingLine, readSteps } from './page.blocks.mjs';

/** Does what a page says, as a reader with a terminal would. Commands that change the folder change it for later ones. */
export class PageRunner {
  #folder;
  #state;
  #env;
  #adapt;
  #servers = new Map();
  #last = { output: '' };

  /** @param adapt changes code and expected output, such as ports that are in use */
  constructor({ folder, env, adapt = (text) => text }) {
    this.#folder = folder;
    this.#state = join(folder, '.folder');
    this.#env = { ...env, PAGE_STATE: this.#state };
    this.#adapt = adapt;
  }

  get folder() {
    return this.#folder;
  }

  /** Waits until a server has printed a line, in which `…` is any text. Returns all that it has printed. */
  async waitForOutput(name, line) {
    const server = this.#servers.get(name);
    await waitForLines(server, [line]);
    return server.output;
  }

  /** @param markdown a page, or a section of one */
  async run(markdown, beforeStep = () => undefined) {
    for (const step of readSteps(markdown)) {
      beforeStep(step);
      await this.#do(step);
    }
  }

  async #do(step) {
    const code = this.#adapt(step.code ?? '');
    switch (step.kind) {
      case 'file':
        return this.#write(step.path, code);
      case 'run':
        return this.#execute(code, step.fails);
      case 'serve':
        return this.#serve(step.name, code);
      case 'output':
        return waitForLines(
          this.#last,
          step.lines.map((line) => this.#adapt(line)),
        );
    }
  }

  #write(path, code) {
    const file = join(this.#folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  }

  async #execute(code, fails) {
    process.stdout.write(code.replaceAll(/^(?=.)/gm, '$ '));
    this.#last = this.#start(`set -e\n${code}\npwd > "$PAGE_STATE"\n`);
    const [status] = await once(this.#last.child, 'close');
    if ((status !== 0) !== fails) {
      throw new Error(`The commands ended with ${status}:\n${code}\n${this.#last.output}`);
    }
    if (!fails) this.#folder = readFileSync(this.#state, 'utf8').trim();
  }

  async #serve(name, code) {
    await this.#end(name);
    process.stdout.write(`$ ${code.trim()} &\n`);
    this.#last = this.#start(code);
    this.#servers.set(name, this.#last);
  }

  #start(script) {
    const child = spawn('bash', ['-c', script], {
      cwd: this.#folder,
      env: this.#env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = { child, output: '' };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        started.output += text;
        child.emit('output');
      });
    }
    return started;
  }

  async #end(name) {
    const server = this.#servers.get(name);
    this.#servers.delete(name);
    if (!server || hasEnded(server.child)) return;
    const closed = once(server.child, 'close');
    // The whole process group, since npm and nest start others.
    process.kill(-server.child.pid, 'SIGTERM');
    await closed;
  }

  /** Ends all programs that still run. */
  async close() {
    for (const name of this.#servers.keys()) await this.#end(name);
  }
}

function hasEnded({ exitCode, signalCode }) {
  return exitCode !== null || signalCode !== null;
}

/** Waits until a program has printed the lines. One that has ended prints nothing more. */
async function waitForLines(started, lines) {
  const limit = AbortSignal.timeout(120_000);
  for (;;) {
    const missing = findMissingLine(started.output, lines);
    if (missing === undefined) return;
    if (limit.aborted || hasEnded(started.child)) {
      throw new Error(`The output lacks "${missing}":\n${started.output}`);
    }
    await nextOutput(started.child, limit);
  }
}

/** Waits until the program prints something or ends, or the time is over. */
async function nextOutput(child, limit) {
  const done = new AbortController();
  const signal = AbortSignal.any([limit, done.signal]);
  const events = ['output', 'close'].map((event) => once(child, event, { signal }));
  await Promise.race(events).catch(() => undefined);
  done.abort();
  await Promise.allSettled(events);
}
