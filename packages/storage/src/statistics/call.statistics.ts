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
  /** By the start of the period, in milliseconds since 1970. */
  readonly periods: ReadonlyMap<number, CallTally>;
  readonly nodes: readonly NamedTally<CallTally>[];
  readonly names: readonly (NamedTally<NameTally> & { readonly name: NameKind })[];
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

/** Reads what the replicas counted. Figures of this process are current, those of others up to 15 s old. */
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
    minutes: PeriodMinutes,
    from: Date,
    bot: string | undefined,
  ): Promise<CallStatisticsReport> {
    await this.collector.flush();
    const { orm } = this.connection.opened;
    const total = new CallTally();
    const periods = new Map<number, CallTally>();
    const nodes = new Map<string, NamedTally<CallTally>>();
    for await (const { startsAt, bot: ofBot, name, tally } of readCalls(orm, minutes, from, bot)) {
      total.merge(tally);
      getOrCreate(periods, startsAt, () => new CallTally()).merge(tally);
      const key = `${ofBot}\0${name}`;
      getOrCreate(nodes, key, () => ({ bot: ofBot, name, tally: new CallTally() })).tally.merge(
        tally,
      );
    }
    const names = new Map<string, NamedTally<NameTally> & { readonly name: NameKind }>();
    for (const { bot: ofBot, name, tally } of await readNames(orm, minutes, from, bot)) {
      const empty = { bot: ofBot, name: name as NameKind, tally: new NameTally() };
      getOrCreate(names, `${ofBot}\0${name}`, () => empty).tally.merge(tally);
    }
    return { total, periods, nodes: [...nodes.values()], names: [...names.values()] };
  }

  /** Differs from an earlier one in the parts that changed. */
  async readFingerprint(): Promise<StatisticsFingerprint> {
    await this.collector.flush();
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
