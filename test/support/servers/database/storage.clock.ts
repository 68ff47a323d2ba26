import type { INestApplication } from '@nestjs/common';
import { sql } from 'drizzle-orm';
import { StorageConnection } from '../../../../packages/storage/src/connection/storage.connection.js';

/**
 * Advances the time of an application's storage by moving all stored timestamps into the past.
 */
export async function advanceStorageTime(app: INestApplication, seconds: number): Promise<void> {
  const { orm, jobs } = openStorageOf(app);
  const interval = sql.raw(`interval '${seconds} seconds'`);
  await orm.execute(sql`update haptik_queue.job set
    start_after = start_after - ${interval}, created_on = created_on - ${interval},
    started_on = started_on - ${interval}`);
  await orm.execute(sql`update haptik.handoffs set
    created_at = created_at - ${interval}, expires_at = expires_at - ${interval},
    settled_at = settled_at - ${interval}`);
  await orm.execute(sql`update haptik.copy_texts set publish_at = publish_at - ${interval}`);
  await orm.execute(sql`update haptik.copy_events set done_at = done_at - ${interval}`);
  jobs.check();
}

/** Resolves once no job is due or active. */
export async function waitUntilNoJobIsDue(app: INestApplication): Promise<void> {
  const { orm } = openStorageOf(app);
  for (;;) {
    const { rows } = await orm.execute(sql`select count(*)::int as due from haptik_queue.job
      where state = 'active' or (state in ('created', 'retry') and start_after <= now())`);
    if (rows[0]?.['due'] === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Deletes all handoffs and jobs. */
export async function deleteHandoffs(app: INestApplication): Promise<void> {
  await waitUntilNoJobIsDue(app);
  const { orm } = openStorageOf(app);
  await orm.execute(sql`delete from haptik_queue.job`);
  await orm.execute(sql`delete from haptik.handoffs`);
}

/** The open storage of an application. */
export function openStorageOf(app: INestApplication) {
  const { current } = app.get(StorageConnection, { strict: false });
  if (!current) throw new Error('the storage is not open');
  return current;
}
