import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', 'servers');
export const SERVER_CORE = '0';
export const LOAD_CORE = '1';

/** Whether servers and load run on separate cores; otherwise the numbers are rough. */
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

/** A server in a separate process on a separate core. */
export class ServerProcess {
  /** Starts a file below the folder `servers` and waits until it listens. */
  static async start([file, ...options], { flags = [], core = SERVER_CORE } = {}) {
    const command = [process.execPath, ...flags, join(FOLDER, file), ...options];
    const [program, ...args] = isPinned ? ['taskset', '-c', core, ...command] : command;
    const child = spawn(program, args, {
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const failed = once(child, 'exit').then(([code]) => {
      throw new Error(`${file} exited with ${code} before it listened`);
    });
    const [{ port, bootMs }] = await Promise.race([once(child, 'message'), failed]);
    // An exit after the start is no failure.
    failed.catch(() => {});
    return new ServerProcess(child, port, bootMs);
  }

  constructor(child, port, bootMs) {
    this.child = child;
    this.port = port;
    this.bootMs = bootMs;
  }

  /** CPU time and memory of the process so far. */
  usage() {
    return this.ask('all');
  }

  /** Like `usage`, after a garbage collection. The server needs the flag `--expose-gc`. */
  usageOfLive() {
    return this.ask('live');
  }

  async ask(question) {
    this.child.send(question);
    const [usage] = await once(this.child, 'message');
    return usage;
  }

  /** Ends the server gracefully. */
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
