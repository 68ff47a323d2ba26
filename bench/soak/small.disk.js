import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SIZE = 2 ** 20;

/** A file system of 1 MB that only one process sees and that ends with it, so that it can be full. */
export class SmallDisk {
  #folder;
  #pid;

  constructor(folder) {
    this.#folder = folder;
  }

  /** Whether this user may mount file systems; containers often forbid it. */
  get isAvailable() {
    const [command, ...args] = this.wrap('true', []);
    return spawnSync(command, args).status === 0;
  }

  /** The command that runs another one with the disk mounted. */
  wrap(command, args) {
    const root = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
    const script = `mount -t tmpfs -o size=${SIZE} soak "$0" && exec "$@"`;
    return ['unshare', ...root, '--mount', 'sh', '-c', script, this.#folder, command, ...args];
  }

  /** @param pid the process that sees the disk */
  attach(pid) {
    this.#pid = pid;
  }

  /** Path of a file on the disk, for this process. */
  path(name) {
    return join(`/proc/${this.#pid}/root`, this.#folder, name);
  }

  /** Writes until nothing fits any more. */
  fill() {
    try {
      writeFileSync(this.path('filling'), Buffer.alloc(2 * SIZE));
    } catch (error) {
      if (error.code === 'ENOSPC') return;
      throw error;
    }
    throw new Error('the disk does not get full');
  }

  empty() {
    rmSync(this.path('filling'));
  }
}
