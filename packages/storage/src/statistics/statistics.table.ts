import { and, eq, gte, ne, type SQL, sql } from 'drizzle-orm';
import type { CircuitSnapshot } from 'nestjs-haptik';
import type { Orm } from '../database/database.js';
import { handoffs } from '../database/schema.js';
import { callMinutes, nameMinutes, replicas } from '../database/statistics.schema.js';
import type { CallTally, CallTallyRecord } from './call.tally.js';
import { NameTally, type NameTallyRecord } from './name.tally.js';
import type { PeriodRow } from './period.rows.js';
import { type PeriodMinutes, STATISTICS_PERIODS } from './statistics.period.js';

/** In place of the node in the rows of a whole bot. */
export const WHOLE_BOT = '';

/** Rows per query: their JSON is parsed at once, which blocks calls meanwhile. */
const PAGE_SIZE = 1_000;

/** A process is listed this long after its last report. */
const REPLICA_LISTED = sql`interval '1 hour'`;
const MAX_REPLICAS = 50;

/** A circuit of a replica that is not closed. */
export type OpenCircuit = Pick<CircuitSnapshot, 'kind' | 'bot' | 'node' | 'state'>;

/** What a process reports about itself. */
export interface ReplicaState {
  readonly id: string;
  readonly version: string;
  readonly uptimeMs: number;
  readonly openCircuits: readonly OpenCircuit[];
}

/** Writes the tallies of a replica, which replace those that it wrote before. */
export async function writeCalls(
  orm: Orm,
  replica: string,
  rows: readonly PeriodRow<CallTally>[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map(({ minutes, startsAt, bot, name, tally }) => {
    const { lastCalledAt, ...figures } = tally.toRecord();
    return {
      minutes,
      starts_at: toIso(startsAt),
      bot,
      node: name,
      ...figures,
      deadline_shares: figures.deadlineShares,
      last_called_at: toIso(lastCalledAt),
      last_error: figures.lastError,
    };
  });
  // A row with fewer calls is an older one, whose transaction was delayed.
  await orm.execute(sql`
    insert into ${callMinutes} as known (minutes, starts_at, replica, bot, node, calls, successes, handoffs,
      causes, durations, deadline_shares, last_called_at, last_error)
    select minutes, starts_at, ${replica}::uuid, bot, node, calls, successes, handoffs, causes, durations,
      deadline_shares, last_called_at, last_error
    from json_to_recordset(${JSON.stringify(given)}) as given(minutes smallint, starts_at timestamptz,
      bot text, node text, calls int, successes int, handoffs int, causes jsonb, durations jsonb,
      deadline_shares jsonb, last_called_at timestamptz, last_error jsonb)
    on conflict (minutes, starts_at, replica, bot, node) do update set calls = excluded.calls,
      successes = excluded.successes, handoffs = excluded.handoffs, causes = excluded.causes,
      durations = excluded.durations, deadline_shares = excluded.deadline_shares,
      last_called_at = excluded.last_called_at, last_error = excluded.last_error
    where excluded.calls >= known.calls`);
}

/** Writes the names that a replica counted, which replace those that it wrote before. */
export async function writeNames(
  orm: Orm,
  replica: string,
  rows: readonly PeriodRow<NameTally>[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map(({ minutes, startsAt, bot, name, tally }) => ({
    minutes,
    starts_at: toIso(startsAt),
    bot,
    kind: name,
    total: tally.total,
    names: tally.toRecord(),
  }));
  await orm.execute(sql`
    insert into ${nameMinutes} as known (minutes, starts_at, replica, bot, kind, total, names)
    select minutes, starts_at, ${replica}::uuid, bot, kind, total, names
    from json_to_recordset(${JSON.stringify(given)}) as given(minutes smallint, starts_at timestamptz,
      bot text, kind text, total int, names jsonb)
    on conflict (minutes, starts_at, replica, bot, kind) do update
      set total = excluded.total, names = excluded.names
    where excluded.total >= known.total`);
}

/** Reports that a process runs. @returns the time of the database */
export async function reportReplica(
  orm: Orm,
  { id, version, uptimeMs, openCircuits }: ReplicaState,
): Promise<Date> {
  const now = sql`clock_timestamp()`;
  const startedAt = sql`${now} - ${Math.round(uptimeMs)} * interval '1 millisecond'`;
  const [row] = await orm
    .insert(replicas)
    .values({ id, version, startedAt, reportedAt: now, openCircuits })
    .onConflictDoUpdate({ target: replicas.id, set: { reportedAt: now, openCircuits } })
    .returning({ reportedAt: replicas.reportedAt });
  return row?.reportedAt ?? new Date();
}

export async function deleteReplica(orm: Orm, id: string): Promise<void> {
  await orm.delete(replicas).where(eq(replicas.id, id));
}

/** Processes that reported within an hour, the latest report first. */
export function listReplicas(orm: Orm): Promise<(typeof replicas.$inferSelect)[]> {
  return orm
    .select()
    .from(replicas)
    .where(gte(replicas.reportedAt, sql`now() - ${REPLICA_LISTED}`))
    .orderBy(sql`${replicas.reportedAt} desc`)
    .limit(MAX_REPLICAS);
}

/** Marks that change with what they name. */
export interface StatisticsFingerprint {
  readonly calls: string;
  readonly pendingChats: string;
  readonly circuits: string;
}

export async function readFingerprint(orm: Orm): Promise<StatisticsFingerprint> {
  const { rows } = await orm.execute(sql`
    select date_trunc('minute', now())::text || (
        select concat_ws('/', sum(calls), max(starts_at)) from ${callMinutes}
        where minutes = 1 and node = ${WHOLE_BOT} and starts_at > now() - interval '2 minutes'
      ) as "calls", (
        select concat_ws('/', count(*), max(created_at), sum(attempts)) from ${handoffs}
        where state = 'pending'
      ) as "pendingChats", (
        select coalesce(string_agg(id || open_circuits::text, '/' order by id), '') from ${replicas}
        where open_circuits <> '[]' and reported_at > now() - ${REPLICA_LISTED}
      ) as "circuits"`);
  const { calls, pendingChats, circuits } = rows[0] ?? {};
  return {
    calls: String(calls),
    pendingChats: String(pendingChats),
    circuits: String(circuits),
  };
}

/** Deletes what is older than its retention. */
export async function deleteOldStatistics(orm: Orm): Promise<void> {
  for (const table of [callMinutes, nameMinutes]) {
    for (const { minutes, retentionMs } of STATISTICS_PERIODS) {
      const before = sql`now() - ${retentionMs} * interval '1 millisecond'`;
      await orm.delete(table).where(sql`minutes = ${minutes} and starts_at < ${before}`);
    }
  }
  await orm.delete(replicas).where(sql`reported_at < now() - ${REPLICA_LISTED}`);
}

/** What `readCalls` reads. */
export interface CallRowsQuery {
  readonly minutes: PeriodMinutes;
  readonly from: Date;
  /** Undefined for all bots. */
  readonly bot: string | undefined;
  /** Whether to read the rows of nodes, else those of whole bots. */
  readonly ofNodes: boolean;
}

/** A row of a page: time, replica, bot, node, and the figures. */
type CallTuple = [number, string, string, string, CallTallyRecord];

/** The rows of all replicas from a time on, page by page. A page is read as one JSON value, which is faster than rows. */
export async function* readCalls(
  orm: Orm,
  { minutes, from, bot, ofNodes }: CallRowsQuery,
): AsyncGenerator<{ startsAt: number; bot: string; name: string; record: CallTallyRecord }> {
  const { startsAt, replica, node } = callMinutes;
  // As columns, not as a record, so that the index has the order.
  const key = sql`${startsAt}, ${replica}, ${callMinutes.bot}, ${node}`;
  let after: SQL | undefined;
  for (;;) {
    const found = and(
      eq(callMinutes.minutes, minutes),
      gte(startsAt, from),
      ofNodes ? ne(node, WHOLE_BOT) : eq(node, WHOLE_BOT),
      bot === undefined ? undefined : eq(callMinutes.bot, bot),
      after,
    );
    const { rows } = await orm.execute(sql`
      select coalesce(json_agg(json_build_array(extract(epoch from starts_at) * 1000, replica, bot, node,
          json_build_object('calls', calls, 'successes', successes, 'handoffs', handoffs, 'causes', causes,
            'durations', durations, 'deadlineShares', deadline_shares,
            'lastCalledAt', floor(extract(epoch from last_called_at) * 1000), 'lastError', last_error)
        )), '[]')::text as "page"
      from (select * from ${callMinutes} where ${found} order by ${key} limit ${PAGE_SIZE}) as page`);
    const page = JSON.parse(String(rows[0]?.['page'])) as CallTuple[];
    for (const [at, , ofBot, name, record] of page) {
      yield { startsAt: at, bot: ofBot, name, record };
    }
    const last = page.at(-1);
    if (page.length < PAGE_SIZE || !last) return;
    const [at, ofReplica, ofBot, name] = last;
    after = sql`(${key}) > (${toIso(at)}::timestamptz, ${ofReplica}::uuid, ${ofBot}, ${name})`;
  }
}

/** Counted names of all replicas from a time on. */
export async function readNames(
  orm: Orm,
  minutes: PeriodMinutes,
  from: Date,
  bot: string | undefined,
): Promise<Omit<PeriodRow<NameTally>, 'minutes'>[]> {
  const rows = await orm
    .select()
    .from(nameMinutes)
    .where(
      and(
        eq(nameMinutes.minutes, minutes),
        gte(nameMinutes.startsAt, from),
        bot === undefined ? undefined : eq(nameMinutes.bot, bot),
      ),
    );
  return rows.map((row) => ({
    startsAt: row.startsAt.getTime(),
    bot: row.bot,
    name: row.kind,
    tally: NameTally.from(row.names as NameTallyRecord),
  }));
}

function toIso(at: number): string {
  return new Date(at).toISOString();
}
