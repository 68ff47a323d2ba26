import { Injectable } from '@nestjs/common';
import { and, asc, eq, gte, inArray, type SQL, sql } from 'drizzle-orm';
import type { HandoffEntry } from 'nestjs-haptik';
import { StorageConnection } from '../connection/storage.connection.js';
import { ResolvedStorageOptions } from '../database/storage.options.js';
import { handoffs } from '../database/schema.js';
import { HANDOFF_QUEUE, QUEUE_SCHEMA } from '../queue/handoff.queue.js';
import { toHandoffEntry } from './handoff.row.js';

const SHOWN = 10;

/** A pending handoff, and for how long it has been pending. */
export interface PendingChat extends HandoffEntry {
  readonly ageSeconds: number;
}

/** Handoffs that are not delivered yet. */
export interface PendingChatsReport {
  readonly count: number;
  /** The oldest ones, oldest first. */
  readonly oldest: readonly PendingChat[];
  /** Number of handoffs that were given up. */
  readonly lost: number;
}

/** The queue that delivers handoffs. */
export interface QueueReport {
  /** Number of jobs that wait or run. */
  readonly depth: number;
  /** How long the job that is due longest has been due; null if none is due. */
  readonly oldestDueSeconds: number | null;
}

/** Reads which chats wait for an agent. Ages are by the clock of the database. */
@Injectable()
export class PendingChats {
  constructor(
    private readonly connection: StorageConnection,
    private readonly options: ResolvedStorageOptions,
  ) {}

  /** Milliseconds after which a handoff is given up. */
  get expireAfterMs(): number {
    return this.options.handoffs.expireAfterMs;
  }

  /**
   * @param bot undefined for all bots
   * @param since handoffs that were given up before are not counted
   */
  async read(bot: string | undefined, since: Date): Promise<PendingChatsReport> {
    const ofBot = bot === undefined ? undefined : eq(handoffs.bot, bot);
    const isPending = and(eq(handoffs.state, 'pending'), ofBot);
    const isLost = and(
      inArray(handoffs.state, ['expired', 'dead-letter']),
      gte(handoffs.settledAt, since),
      ofBot,
    );
    const { orm } = this.connection.opened;
    const oldest = await orm
      .select({
        record: handoffs,
        ageSeconds: sql<number>`floor(extract(epoch from now() - ${handoffs.createdAt}))::int`,
      })
      .from(handoffs)
      .where(isPending)
      .orderBy(asc(handoffs.createdAt), asc(handoffs.id))
      .limit(SHOWN);
    return {
      count: oldest.length < SHOWN ? oldest.length : await this.count(isPending),
      oldest: oldest.map(({ record, ageSeconds }) => ({
        ...toHandoffEntry(record),
        ageSeconds: Math.max(0, ageSeconds),
      })),
      lost: await this.count(isLost),
    };
  }

  async readQueue(): Promise<QueueReport> {
    const { rows } = await this.connection.opened.orm.execute(
      sql`select count(*)::int as "depth", floor(extract(epoch from now() - min(start_after)
          filter (where state <> 'active' and start_after <= now())))::int as "oldestDueSeconds"
        from ${sql.raw(QUEUE_SCHEMA)}.job
        where name = ${HANDOFF_QUEUE} and state in ('created', 'retry', 'active')`,
    );
    const { depth, oldestDueSeconds } = rows[0] ?? {};
    return {
      depth: Number(depth ?? 0),
      oldestDueSeconds: typeof oldestDueSeconds === 'number' ? oldestDueSeconds : null,
    };
  }

  private count(condition: SQL | undefined): Promise<number> {
    return this.connection.opened.orm.$count(handoffs, condition);
  }
}
