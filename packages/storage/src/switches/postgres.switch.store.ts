import { Injectable } from '@nestjs/common';
import { and, eq, sql } from 'drizzle-orm';
import { type SwitchKey, type SwitchRecord, SwitchStore } from 'nestjs-haptik';
import { ChangeWatcher } from '../connection/change.watcher.js';
import type { Orm } from '../database/database.js';
import { switches } from '../database/schema.js';
import { StorageConnection } from '../connection/storage.connection.js';

const CHANNEL = 'haptik_switches';

/** Stores switches in the database, and notifies all replicas of changes. */
@Injectable()
export class PostgresSwitchStore extends SwitchStore {
  constructor(private readonly connection: StorageConnection) {
    super();
  }

  override async load(): Promise<readonly SwitchRecord[]> {
    const rows = await this.connection.opened.orm.select().from(switches);
    return rows.map(({ bot, node, mode, note, changedBy, changedAt }) => ({
      bot,
      node: node === '' ? undefined : node,
      mode,
      note: note ?? undefined,
      changedBy: changedBy ?? undefined,
      changedAt,
    }));
  }

  override async save({ bot, node = '', ...record }: SwitchRecord): Promise<void> {
    const { mode, note = null, changedBy = null, changedAt } = record;
    const values = { mode, note, changedBy, changedAt };
    await this.change((orm) =>
      orm
        .insert(switches)
        .values({ bot, node, ...values })
        .onConflictDoUpdate({ target: [switches.bot, switches.node], set: values }),
    );
  }

  override async remove({ bot, node = '' }: SwitchKey): Promise<void> {
    await this.change((orm) =>
      orm.delete(switches).where(and(eq(switches.bot, bot), eq(switches.node, node))),
    );
  }

  override watch(changed: () => void): Promise<() => Promise<void>> {
    return new ChangeWatcher(this.connection, CHANNEL, readSwitchFingerprint).watch(changed);
  }

  private change(work: (orm: Orm) => Promise<unknown>): Promise<void> {
    return this.connection.opened.transaction(async (orm) => {
      await work(orm);
      await orm.execute(sql`select pg_notify(${CHANNEL}, '')`);
    });
  }
}

async function readSwitchFingerprint(orm: Orm): Promise<unknown> {
  const { rows } = await orm.execute(
    sql`select md5(string_agg(concat_ws('|', bot, node, mode, note, changed_by, changed_at), '|'
      order by bot, node)) as "mark" from ${switches}`,
  );
  return rows[0]?.['mark'];
}
