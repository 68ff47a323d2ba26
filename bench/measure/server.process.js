import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'servers');
export const SERVER_CORE = '0';
export const LOAD_CORE = '1';

/** Whether servers and load each have a core of their own; elsewhere numbers are rougher. */
export const isPinned = pinLoad();

function pinLoad() {
  if (availableParallelism() < 2) return false;
  try {
    execFileSync('taskset', ['-acp', LOAD_CORE, String(process.pid)], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A server in a process of its own, on a core of its own. */
export class ServerProcess {
  /** Starts a file of the folder servers, and waits until it listens. */
  static async start([file, ...options], { flags = [], core = SERVER_CORE } = {}) {
    const command = [process.execPath, ...flags, join(FOLDER, file), ...options];
    const [program, ...args] = isPinned ? ['taskset', '-c', core, ...command] : command;
    const child = spawn(program, args, {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const failed = once(child, 'exit').then(([code]) => {
      throw new Error(`${file} ended with ${code} before it listened`);
    });
    const [{ port, bootMs }] = await Promise.race([once(child, 'message'), failed]);
    // Only an end before it listened is a failure.
    failed.catch(() => {});
    return new ServerProcess(child, port, bootMs);
  }

  constructor(child, port, bootMs) {
    this.child = child;
    this.port = port;
    this.bootMs = bootMs;
  }

  /** CPU and memory that the process has used so far. */
  usage() {
    return this.ask('all');
  }

  /** The same after a garbage collection; for a server started with `--expose-gc`. */
  usageOfLive() {
    return this.ask('live');
  }

  async ask(question) {
    this.child.send(question);
    const [usage] = await once(this.child, 'message');
    return usage;
  }

  /** Lets it end what it has begun. */
  async end() {
    const ended = once(this.child, 'exit');
    this.child.disconnect();
    await ended;
  }

  async stop() {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }
}
