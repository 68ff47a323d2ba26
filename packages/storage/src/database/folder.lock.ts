import { createHash, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HaptikSetupError } from 'nestjs-haptik';

/** The socket that represents the lock: the kernel closes it when its process ends. */
const LOCK_FILE = 'in-use.sock';
/** Limit of the operating system for socket addresses. */
const MAX_SOCKET_PATH_BYTES = 100;
const RESPONSE_TIMEOUT_MS = 1_000;

/**
 * Locks a folder for one process, since two processes would corrupt the embedded database. Unlike a file
 * with a process id, the lock is released when the process is killed, and a restarted container with the
 * same process id does not lock itself out.
 */
export class FolderLock {
  private constructor(
    private readonly server: Server,
    private readonly connections: ReadonlySet<Socket>,
  ) {}

  /** @throws HaptikSetupError when another process has locked the folder */
  static async acquire(folder: string): Promise<FolderLock> {
    const address = socketAddress(folder);
    const token = randomUUID();
    if ((await readLockToken(address)) !== undefined) throw folderInUseError(folder);
    if (process.platform !== 'win32') await rm(address, { force: true });
    const connections = new Set<Socket>();
    const server = createServer((socket) => {
      connections.add(socket);
      socket.on('error', () => undefined).on('close', () => connections.delete(socket));
      socket.end(token);
    });
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(address, resolve);
      });
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EADDRINUSE') throw folderInUseError(folder);
      throw new HaptikSetupError(
        `HaptikStorageModule: the folder "${folder}" is not writable. Give the process ` +
          'write access, or set another folder.',
        { cause },
      );
    }
    server.unref();
    // Two processes can both remove a stale socket at startup; the later one gets the address.
    await sleep(50);
    if ((await readLockToken(address)) === token) return new FolderLock(server, connections);
    server.close();
    throw folderInUseError(folder);
  }

  async release(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    // The server waits for open connections, for example that of a process that was suspended.
    for (const connection of this.connections) connection.destroy();
    await closed;
  }
}

/** The token of the process that holds the lock; undefined without one. */
function readLockToken(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address);
    let token = '';
    socket.setTimeout(RESPONSE_TIMEOUT_MS, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => (token += chunk.toString()));
    socket.on('error', () => resolve(undefined));
    socket.on('close', (hadError) => resolve(hadError ? undefined : token));
  });
}

function socketAddress(folder: string): string {
  const file = path.resolve(folder, LOCK_FILE);
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\haptik-${createHash('sha256').update(file).digest('hex').slice(0, 32)}`;
  }
  const relative = path.relative(process.cwd(), file);
  const address = relative.length < file.length ? relative : file;
  if (Buffer.byteLength(address) <= MAX_SOCKET_PATH_BYTES) return address;
  throw new HaptikSetupError(
    `HaptikStorageModule: the path of the folder "${folder}" is too long. Use one of at most ` +
      `${MAX_SOCKET_PATH_BYTES - LOCK_FILE.length - 1} characters.`,
  );
}

function folderInUseError(folder: string): HaptikSetupError {
  return new HaptikSetupError(
    `HaptikStorageModule: another process uses the embedded database in "${folder}". Stop it, give ` +
      'this one another folder, or use PostgreSQL (url, DATABASE_URL), which supports any number of processes.',
  );
}
