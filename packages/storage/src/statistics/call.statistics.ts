import { Injectable } from '@nestjs/common';
import { StorageConnection } from '../connection/storage.connection.js';
import { CallTally } from './call.tally.js';
import { NameTally } from './name.tally.js';
import { type NameKind, StatisticsCollector } from './statistics.collector.js';
import type { PeriodMinutes } from './statistics.period.js';
import {
  listReplicas,
  type OpenCircuit,
  readCalls,
  readFingerprint,
  readNames,
  type StatisticsFingerprint,
} from './statistics.table.js';

/** The sum of a bot and a name. */
export interface NamedTally<T> {
  readonly bot: string;
  readonly name: string;
  readonly tally: T;
}

/** Figures of all replicas from a time on. */
export interface CallStatisticsReport {
  readonly total: CallTally;
  /** Of whole bots, by the start of the period, in milliseconds since 1970. */
  readonly periods: ReadonlyMap<number, CallTally>;
  readonly nodes: readonly NamedTally<CallTally>[];
  readonly names: readonly (NamedTally<NameTally> & { readonly name: NameKind })[];
}

/** What is read: periods of two lengths from a time on, at which a period of each begins. */
export interface CallStatisticsRange {
  /** Length of the periods of the report. */
  readonly minutes: PeriodMinutes;
  /** Length of the periods from which the figures of nodes are added up. */
  readonly nodeMinutes: PeriodMinutes;
  readonly from: Date;
}

/** A process that reported within an hour. */
export interface ReplicaReport {
  readonly id: string;
  readonly version: string;
  readonly startedAt: Date;
  readonly reportedAt: Date;
  readonly isCurrent: boolean;
  readonly openCircuits: readonly OpenCircuit[];
}

/**
 * Reads what the replicas counted. Figures of this process are current, or up to 5 s old if many nodes are called,
 * and those of others up to 15 s old.
 */
@Injectable()
export class CallStatistics {
  constructor(
    private readonly connection: StorageConnection,
    private readonly collector: StatisticsCollector,
  ) {}

  /** Whether this process counts calls. */
  get isCounting(): boolean {
    return this.collector.isCounting;
  }

  /** The time of the database. */
  now(): Date {
    return new Date(this.collector.now());
  }

  /** @param bot undefined for all bots */
  async read(
    { minutes, nodeMinutes, from }: CallStatisticsRange,
    bot: string | undefined,
  ): Promise<CallStatisticsReport> {
    await this.collector.refresh();
    const { orm } = this.connection.opened;
    const periods = new Map<number, CallTally>();
    for await (const row of readCalls(orm, { minutes, from, bot, ofNodes: false })) {
      getOrCreate(periods, row.startsAt, () => new CallTally()).addRecord(row.record);
    }
    const total = new CallTally();
    for (const tally of periods.values()) total.merge(tally);
    const nodes = new Map<string, NamedTally<CallTally>>();
    for await (const row of readCalls(orm, { minutes: nodeMinutes, from, bot, ofNodes: true })) {
      const { bot: ofBot, name } = row;
      const create = () => ({ bot: ofBot, name, tally: new CallTally() });
      getOrCreate(nodes, `${ofBot}\0${name}`, create).tally.addRecord(row.record);
    }
    const names = new Map<string, NamedTally<NameTally> & { readonly name: NameKind }>();
    for (const { bot: ofBot, name, tally } of await readNames(orm, minutes, from, bot)) {
      const empty = { bot: ofBot, name: name as NameKind, tally: new NameTally(Infinity) };
      getOrCreate(names, `${ofBot}\0${name}`, () => empty).tally.merge(tally);
    }
    return { total, periods, nodes: [...nodes.values()], names: [...names.values()] };
  }

  /** Differs from an earlier one in the parts that changed. */
  async readFingerprint(): Promise<StatisticsFingerprint> {
    await this.collector.refresh();
    return readFingerprint(this.connection.opened.orm);
  }

  /** The replicas, the latest report first. */
  async replicas(): Promise<ReplicaReport[]> {
    const { orm, isShared } = this.connection.opened;
    const rows = await listReplicas(orm);
    return (
      rows
        .map((row) => ({
          ...row,
          isCurrent: row.id === this.collector.replicaId,
          openCircuits: row.openCircuits as readonly OpenCircuit[],
        }))
        // A process that did not stop left its row in the embedded database, which it cannot use any more.
        .filter(({ isCurrent }) => isShared || isCurrent)
    );
  }
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = create()));
  return value;
}
