import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { HaptikModule } from '../../../dist/index.js';
import { HaptikStorageModule } from '../../../packages/storage/dist/index.js';
import { isPinned, SERVER_CORE } from '../../measure/server.process.js';
import { insertTextsSql } from './text.rows.js';

const KINDS = ['PGlite', 'PostgreSQL'];
const PROCESS = join(import.meta.dirname, 'listing.process.js');

/** Measures lists of the given number of keys in five languages on each kind of database. */
export async function listMessages(databases, { keys }) {
  const results = [];
  for (const kind of KINDS) {
    const storage = await databases.createEmpty(kind);
    await createTables(storage);
    await databases.run(storage, insertTextsSql(keys));
    const command = [process.execPath, '--expose-gc', PROCESS, JSON.stringify(storage), keys];
    const [program, ...args] = isPinned ? ['taskset', '-c', SERVER_CORE, ...command] : command;
    const { stdout } = await promisify(execFile)(program, args.map(String));
    const { found, ...result } = JSON.parse(stdout);
    if (found.none !== 0 || found.rare !== 1) throw new Error('unexpected search results');
    results.push({ kind, ...result });
  }
  return results;
}

export async function createTables(storage) {
  const root = {
    ...HaptikStorageModule.forRoot(storage),
    imports: [HaptikModule.forRoot({ secrets: 'node-secret' })],
  };
  const app = await NestFactory.create(root, { logger: false, rawBody: true });
  await app.init();
  await app.close();
}
