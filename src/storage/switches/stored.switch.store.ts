import { Injectable, Logger } from '@nestjs/common';
import { and, eq, sql } from 'drizzle-orm';
import type { SwitchKey, SwitchRecord } from '../../control/switch.record.js';
import { SwitchStore } from '../../control/switch.store.js';
import { faultOf } from '../database.fault.js';
import type { Orm } from '../database/database.js';
import { switches } from '../database/schema.js';
import { StorageConnection } from '../storage.connection.js';

const CHANNEL = 'haptik_switches';
/** Notices may be lost, and some poolers pass none on; a change is seen within a second even so. */
const POLL_MS = 700;

/** Keeps switches in the database, and tells all replicas of changes. */
@Injectable()
export class StoredSwitchStore extends SwitchStore {
  readonly #logger = new Logger('HaptikStorage');

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
      by: changedBy ?? undefined,
      changedAt,
    }));
  }

  override async save({ bot, node = '', mode, note, by, changedAt }: SwitchRecord): Promise<void> {
    const values = { mode, note: note ?? null, changedBy: by ?? null, changedAt };
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

  override async watch(changed: () => void): Promise<() => Promise<void>> {
    const stops: (() => Promise<void>)[] = [];
    // Whoever watches loads afterwards; news before that is none.
    let isWatching = false;
    let isOver = false;
    const notice = (): void => {
      if (isWatching) changed();
    };
    await this.connection.whenOpen(async (storage) => {
      notice();
      const stop = await storage.listen(CHANNEL, notice);
      // The application may have ended meanwhile, and would be kept from exiting by this.
      if (isOver) await stop();
      else stops.push(stop);
    });
    let seen = await this.fingerprint('');
    let isLooking = false;
    const look = async (): Promise<void> => {
      // One that waits must not be joined by others, which would take all connections.
      if (isLooking || !this.connection.current?.isShared) return;
      isLooking = true;
      const now = await this.fingerprint(seen);
      if (now !== seen) changed();
      seen = now;
      isLooking = false;
    };
    const poll = setInterval(() => void look(), POLL_MS).unref();
    isWatching = true;
    return async () => {
      isWatching = false;
      isOver = true;
      clearInterval(poll);
      await Promise.all(stops.map((stop) => stop()));
    };
  }

  private change(work: (orm: Orm) => Promise<unknown>): Promise<void> {
    return this.connection.opened.transaction(async (orm) => {
      await work(orm);
      await orm.execute(sql`select pg_notify(${CHANNEL}, '')`);
    });
  }

  /** Differs whenever a switch was changed; the last one when the database cannot be asked. */
  private async fingerprint(last: string): Promise<string> {
    try {
      const { rows } = await this.connection.opened.orm.execute(
        sql`select md5(string_agg(concat_ws('|', bot, node, mode, note, changed_by, changed_at), '|'
          order by bot, node)) as "mark" from ${switches}`,
      );
      return String(rows[0]?.['mark']);
    } catch (error) {
      this.#logger.debug(`The switches cannot be asked for: ${faultOf(error)}`);
      return last;
    }
  }
}
