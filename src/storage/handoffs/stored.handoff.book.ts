import { Injectable } from '@nestjs/common';
import { and, desc, eq, gte, sql } from 'drizzle-orm';
import {
  HANDOFF_STATES,
  HandoffBook,
  HandoffBookError,
  type HandoffCount,
  type HandoffEntry,
  type HandoffFilter,
  type HandoffState,
} from '../../handoff/handoff.book.js';
import { isConflict } from '../database.fault.js';
import type { Orm } from '../database/database.js';
import { handoffs } from '../database/schema.js';
import type { OpenStorage } from '../open.storage.js';
import { StorageConnection } from '../storage.connection.js';
import { StorageSettings } from '../storage.options.js';
import { entryOf, type HandoffRecord } from './handoff.record.js';
import { HandoffTable } from './handoff.table.js';

const PAGE = 50;
const LARGEST_PAGE = 500;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The book that the database keeps. */
@Injectable()
export class StoredHandoffBook extends HandoffBook {
  constructor(
    private readonly connection: StorageConnection,
    private readonly settings: StorageSettings,
  ) {
    super();
  }

  override async list(filter: HandoffFilter = {}): Promise<readonly HandoffEntry[]> {
    const { state, bot, node, after, limit = PAGE } = filter;
    if (after !== undefined && !UUID.test(after)) return [];
    const page = sql`(${handoffs.promisedAt}, ${handoffs.id}) < (
      select promised_at, id from ${handoffs} where id = ${after ?? null})`;
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
      .orderBy(desc(handoffs.promisedAt), desc(handoffs.id))
      .limit(pageOf(limit));
    return records.map(entryOf);
  }

  override async counts(since: Date): Promise<readonly HandoffCount[]> {
    const { bot, node, reason, state, promisedAt } = handoffs;
    const rows = await this.storage.orm
      .select({ bot, node, reason, state, count: sql<number>`count(*)::int` })
      .from(handoffs)
      .where(gte(promisedAt, since))
      .groupBy(bot, node, reason, state);
    const groups = Map.groupBy(rows, (row) => JSON.stringify([row.bot, row.node, row.reason]));
    const counts = [...groups.values()].map((group) => countOf(group));
    return counts.toSorted((a, b) => b.count - a.count);
  }

  override retry(id: string, by: string): Promise<HandoffEntry> {
    return this.change(id, ['dead'], async (record, orm) => {
      const stands = await orm
        .select({ id: handoffs.id })
        .from(handoffs)
        .where(and(eq(handoffs.conversation, record.conversation), eq(handoffs.standing, true)));
      if (stands.length > 0) throw anotherStands();
      const { giveUpAfter } = this.settings.handoffs;
      await new HandoffTable(this.storage).revive(orm, record, giveUpAfter, by);
    });
  }

  override drop(id: string, by: string): Promise<HandoffEntry> {
    return this.change(id, ['dead', 'pending'], (record, orm) =>
      new HandoffTable(this.storage).drop(orm, record, by),
    );
  }

  private async change(
    id: string,
    from: readonly HandoffState[],
    next: (record: HandoffRecord, orm: Orm) => Promise<void>,
  ): Promise<HandoffEntry> {
    const ofId = eq(handoffs.id, id);
    const work = async (orm: Orm): Promise<HandoffEntry> => {
      const [record] = UUID.test(id)
        ? await orm.select().from(handoffs).where(ofId).for('update')
        : [];
      if (!record) throw new HandoffBookError('unknown', `There is no hand-over "${id}".`);
      if (!from.includes(record.state)) {
        const wanted = from.join(' or ');
        throw new HandoffBookError(
          'wrong-state',
          `It is ${record.state}, and would have to be ${wanted}.`,
        );
      }
      await next(record, orm);
      const [changed] = await orm.select().from(handoffs).where(ofId);
      return entryOf(changed ?? record);
    };
    try {
      return await this.storage.transaction(work);
    } catch (error) {
      // Written in the moment between the look and the change.
      if (isConflict(error)) throw anotherStands();
      throw error;
    }
  }

  private get storage(): OpenStorage {
    return this.connection.opened;
  }
}

function anotherStands(): HandoffBookError {
  return new HandoffBookError(
    'another-stands',
    'Another hand-over of the same conversation stands, so its user has been promised an agent already.',
  );
}

/** As many as are asked for, within reason. */
function pageOf(limit: number): number {
  return Math.min(Math.max(1, Math.trunc(limit) || PAGE), LARGEST_PAGE);
}

function countOf(
  rows: readonly {
    bot: string;
    node: string;
    reason: string;
    state: HandoffState;
    count: number;
  }[],
): HandoffCount {
  const [first] = rows;
  const none = HANDOFF_STATES.map((state) => [state, 0] as const);
  const some = rows.map(({ state, count }) => [state, count] as const);
  return {
    bot: first?.bot ?? '',
    node: first?.node ?? '',
    reason: first?.reason as HandoffCount['reason'],
    count: rows.reduce((sum, { count }) => sum + count, 0),
    states: Object.fromEntries([...none, ...some]) as HandoffCount['states'],
  };
}
