import { Injectable } from '@nestjs/common';
import { and, desc, eq, gte, sql } from 'drizzle-orm';
import {
  type HandoffCount,
  type HandoffEntry,
  type HandoffFilter,
  HandoffRepository,
  HandoffRepositoryError,
  type HandoffState,
  type PendingHandoffs,
} from 'nestjs-haptik';
import { HANDOFF_STATES } from 'nestjs-haptik/internal';
import { isUniqueViolation } from '../database/database.error.js';
import type { Orm } from '../database/database.js';
import { handoffs } from '../database/schema.js';
import type { OpenStorage } from '../connection/open.storage.js';
import { clampPageSize } from '../database/page.size.js';
import { StorageConnection } from '../connection/storage.connection.js';
import { ResolvedStorageOptions } from '../database/storage.options.js';
import { toHandoffEntry, type HandoffRow } from './handoff.row.js';
import { HandoffTable } from './handoff.table.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The handoffs in PostgreSQL or PGlite. */
@Injectable()
export class PostgresHandoffRepository extends HandoffRepository {
  constructor(
    private readonly connection: StorageConnection,
    private readonly settings: ResolvedStorageOptions,
  ) {
    super();
  }

  override async list(filter: HandoffFilter = {}): Promise<readonly HandoffEntry[]> {
    const { state, bot, node, after, limit } = filter;
    if (after !== undefined && !UUID.test(after)) return [];
    const page = sql`(${handoffs.createdAt}, ${handoffs.id}) < (
      select created_at, id from ${handoffs} where id = ${after ?? null})`;
    const records = await this.storage.orm
      .select()
      .from(handoffs)
      .where(
        and(
          state === undefined ? undefined : eq(handoffs.state, state),
          bot === undefined ? undefined : eq(handoffs.bot, bot),
          node === undefined ? undefined : eq(handoffs.node, node),
          after === undefined ? undefined : page,
        ),
      )
      .orderBy(desc(handoffs.createdAt), desc(handoffs.id))
      .limit(clampPageSize(limit));
    return records.map(toHandoffEntry);
  }

  override async counts(since: Date): Promise<readonly HandoffCount[]> {
    const { bot, node, reason, state, createdAt } = handoffs;
    const rows = await this.storage.orm
      .select({ bot, node, reason, state, count: sql<number>`count(*)::int` })
      .from(handoffs)
      .where(gte(createdAt, since))
      .groupBy(bot, node, reason, state);
    const groups = Map.groupBy(rows, (row) => JSON.stringify([row.bot, row.node, row.reason]));
    const counts = [...groups.values()].map((group) => toHandoffCount(group));
    return counts.toSorted((a, b) => b.count - a.count);
  }

  override async pending(): Promise<PendingHandoffs> {
    const [row] = await this.storage.orm
      .select({
        count: sql<number>`count(*)::int`,
        oldestAt: sql<Date | null>`min(${handoffs.createdAt})`.mapWith(handoffs.createdAt),
      })
      .from(handoffs)
      .where(eq(handoffs.state, 'pending'));
    return { count: row?.count ?? 0, oldestAt: row?.oldestAt ?? undefined };
  }

  override retry(id: string, by: string): Promise<HandoffEntry> {
    return this.change(id, ['expired', 'dead-letter'], async (record, orm) => {
      const active = await orm
        .select({ id: handoffs.id })
        .from(handoffs)
        .where(and(eq(handoffs.conversation, record.conversation), eq(handoffs.isActive, true)));
      if (active.length > 0) throw createAlreadyActiveError();
      const { expireAfterMs } = this.settings.handoffs;
      await new HandoffTable(this.storage).requeue(orm, record, expireAfterMs, by);
    });
  }

  override cancel(id: string, by: string): Promise<HandoffEntry> {
    return this.change(id, ['pending', 'expired', 'dead-letter'], (record, orm) =>
      new HandoffTable(this.storage).cancel(orm, record, by),
    );
  }

  private async change(
    id: string,
    from: readonly HandoffState[],
    next: (record: HandoffRow, orm: Orm) => Promise<void>,
  ): Promise<HandoffEntry> {
    const ofId = eq(handoffs.id, id);
    const work = async (orm: Orm): Promise<HandoffEntry> => {
      const [record] = UUID.test(id)
        ? await orm.select().from(handoffs).where(ofId).for('update')
        : [];
      if (!record) throw new HandoffRepositoryError('not-found', `There is no handoff "${id}".`);
      if (!from.includes(record.state)) {
        throw new HandoffRepositoryError(
          'invalid-state',
          `The handoff is ${record.state}; this operation requires the state ${from.join(' or ')}.`,
        );
      }
      await next(record, orm);
      const [changed] = await orm.select().from(handoffs).where(ofId);
      return toHandoffEntry(changed ?? record);
    };
    try {
      return await this.storage.transaction(work);
    } catch (error) {
      // Another handoff was inserted between the check and the change.
      if (isUniqueViolation(error)) throw createAlreadyActiveError();
      throw error;
    }
  }

  private get storage(): OpenStorage {
    return this.connection.opened;
  }
}

function createAlreadyActiveError(): HandoffRepositoryError {
  return new HandoffRepositoryError(
    'already-active',
    'The conversation has another active handoff, so an agent was already called for this user.',
  );
}

function toHandoffCount(
  rows: readonly {
    bot: string;
    node: string;
    reason: string;
    state: HandoffState;
    count: number;
  }[],
): HandoffCount {
  const [first] = rows;
  const zeros = HANDOFF_STATES.map((state) => [state, 0] as const);
  const found = rows.map(({ state, count }) => [state, count] as const);
  return {
    bot: first?.bot ?? '',
    node: first?.node ?? '',
    reason: first?.reason as HandoffCount['reason'],
    count: rows.reduce((sum, { count }) => sum + count, 0),
    states: Object.fromEntries([...zeros, ...found]) as HandoffCount['states'],
  };
}
