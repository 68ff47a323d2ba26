import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isPinned, SERVER_CORE } from '../../measure/server.process.js';
import { createTables } from './listing.js';

const PROCESS = join(import.meta.dirname, 'overview.process.js');
const REPLICAS = 2;
/** Minutes of the periods with rows of whole bots, and of nodes, and how many of each. */
const BOT_PERIODS = { 1: 180, 15: 192, 120: 96 };
const NODE_PERIODS = { 15: 192, 120: 96, 1440: 8 };

/** Measures how long the page Status waits for its figures on PostgreSQL, with all nodes called in all periods. */
export async function measureOverview(databases, { nodes }) {
  const storage = await databases.createEmpty('PostgreSQL');
  await createTables(storage);
  for (const [minutes, count] of Object.entries(BOT_PERIODS)) {
    await databases.run(storage, insertRowsSql(minutes, count, `(values ('')) as nodes (node)`));
  }
  const names = `(select 'node_' || at from generate_series(1, ${nodes}) as at) as nodes (node)`;
  for (const [minutes, count] of Object.entries(NODE_PERIODS)) {
    await databases.run(storage, insertRowsSql(minutes, count, names));
  }
  await databases.run(storage, 'vacuum analyze haptik.call_minutes');
  const command = [process.execPath, PROCESS, JSON.stringify(storage), nodes];
  const [program, ...args] = isPinned ? ['taskset', '-c', SERVER_CORE, ...command] : command;
  const { stdout } = await promisify(execFile)(program, args.map(String));
  return { nodes, replicas: REPLICAS, rows: JSON.parse(stdout) };
}

/** Rows with histograms of twelve buckets, as of calls that differ by a factor of three. */
function insertRowsSql(minutes, count, nodes) {
  const length = `interval '${minutes} minutes'`;
  return `insert into haptik.call_minutes
    select ${minutes}, date_bin(${length}, now(), '2000-01-01Z') - at * ${length}, replica, 'default', node,
      120, 110, 4, '{"exception": 7, "deadline": 3}', histogram, histogram, now(),
      '{"message": "connect ECONNREFUSED", "cause": "exception", "at": 1700000000000}'
    from generate_series(0, ${count} - 1) as at, ${nodes},
      (select gen_random_uuid() from generate_series(1, ${REPLICAS})) as replicas (replica),
      (select jsonb_object_agg(bucket, 10) from generate_series(20, 31) as bucket) as histograms (histogram)`;
}
