import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CircuitBreakers, type HaptikEvent, HaptikEventEmitter } from 'nestjs-haptik';
import {
  FALLBACK_LABEL,
  quote,
  readPackageVersion,
  UNKNOWN_LABEL,
  withTimeout,
} from 'nestjs-haptik/internal';
import { getOptionalProvider } from '../connection/optional.provider.js';
import type { OpenStorage } from '../connection/open.storage.js';
import { StorageConnection } from '../connection/storage.connection.js';
import { describeDatabaseError } from '../database/database.error.js';
import { ResolvedStorageOptions } from '../database/storage.options.js';
import { CallTally } from './call.tally.js';
import { DatabaseTime } from './database.time.js';
import { NameTally } from './name.tally.js';
import { type PeriodRow, PeriodRows } from './period.rows.js';
import { BOT_PERIODS, NODE_PERIODS } from './statistics.period.js';
import {
  deleteOldStatistics,
  deleteReplica,
  type ReplicaState,
  reportReplica,
  WHOLE_BOT,
  writeCalls,
  writeNames,
} from './statistics.table.js';

/** What is counted by name. */
export type NameKind = 'signature-failure' | 'outdated-secret' | 'unknown-node' | 'fallback-node';

/** Interval of reports to a shared database, where other replicas read them. */
const SHARED_INTERVAL_MS = 15_000;
/** Interval of writes to the embedded database, which only this process reads. */
const EMBEDDED_INTERVAL_MS = 60_000;
const PURGE_INTERVAL_MS = 3_600_000;
/** Readers do not cause a write so soon after one of many rows; with fewer nodes, they get current figures. */
const LARGE_WRITE_INTERVAL_MS = 5_000;
const LARGE_WRITE_ROWS = 300;
/** Maximum time of the last write when the process stops. */
const STOP_TIMEOUT_MS = 2_000;

/**
 * Counts the calls of this process in memory, and writes the figures to the database in the background.
 * A call only adds to counters. Nothing is written to an embedded database while there are no calls.
 */
@Injectable()
export class StatisticsCollector implements OnModuleInit {
  readonly replicaId = randomUUID();
  readonly #logger = new Logger('HaptikStorage');
  readonly #time = new DatabaseTime();
  readonly #bots = new PeriodRows(BOT_PERIODS, () => new CallTally());
  readonly #nodes = new PeriodRows(NODE_PERIODS, () => new CallTally());
  readonly #names = new PeriodRows(BOT_PERIODS, () => new NameTally());
  #timer: NodeJS.Timeout | undefined;
  #version = '';
  /** One write at a time, so that an older one does not end after a newer one. */
  #writing: Promise<void> = Promise.resolve();
  #isFailing = false;
  #largeWriteAt = -Infinity;
  #purgedAt = -Infinity;

  constructor(
    private readonly connection: StorageConnection,
    private readonly modules: ModuleRef,
    private readonly options: ResolvedStorageOptions,
  ) {}

  /** Whether calls are counted; if not, only the replica is reported. */
  get isCounting(): boolean {
    return this.options.statistics;
  }

  async onModuleInit(): Promise<void> {
    this.#version = await readPackageVersion();
    const events = getOptionalProvider(this.modules, HaptikEventEmitter);
    if (!events) return; // The application uses storage without HaptikModule.
    const subscription = this.isCounting
      ? events.subscribe((event) => this.count(event))
      : undefined;
    this.connection.beforeClose(async () => {
      subscription?.[Symbol.dispose]();
      await this.stop();
    });
    await this.connection.onOpen((storage) => this.start(storage));
  }

  /** Milliseconds since 1970, by the clock of the database. */
  now(): number {
    return this.#time.now();
  }

  /**
   * Writes what the database has not got yet.
   *
   * @throws Error when the database is unavailable; the figures are kept
   */
  flush(): Promise<void> {
    const storage = this.connection.opened;
    const isIdle = [this.#bots, this.#nodes, this.#names].every(({ hasUnsaved }) => !hasUnsaved);
    if (isIdle && !storage.isShared) return this.#writing;
    const written = this.#writing.then(() => this.write(storage));
    this.#writing = written.catch(() => undefined);
    return written;
  }

  /** Writes for a reader, unless many rows were written a moment ago. */
  refresh(): Promise<void> {
    const isRecent = performance.now() - this.#largeWriteAt < LARGE_WRITE_INTERVAL_MS;
    return isRecent ? this.#writing : this.flush();
  }

  private async start(storage: OpenStorage): Promise<void> {
    clearInterval(this.#timer);
    await this.#time.synchronize(() => reportReplica(storage.orm, this.describe()));
    const intervalMs = storage.isShared ? SHARED_INTERVAL_MS : EMBEDDED_INTERVAL_MS;
    this.#timer = setInterval(() => void this.flushInBackground(), intervalMs).unref();
  }

  private async stop(): Promise<void> {
    clearInterval(this.#timer);
    if (!this.connection.current) return;
    await withTimeout<void>(
      STOP_TIMEOUT_MS,
      async () => {
        await this.flushInBackground();
        await deleteReplica(this.connection.opened.orm, this.replicaId).catch(() => undefined);
      },
      () => undefined,
    );
  }

  private async flushInBackground(): Promise<void> {
    try {
      await this.flush();
      if (this.#isFailing) this.#logger.log('Statistics of calls are written again');
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) {
        this.#logger.warn(
          `Statistics of calls cannot be written and are kept in memory: ${describeDatabaseError(error)}`,
        );
      }
      this.#isFailing = true;
    }
  }

  private async write(storage: OpenStorage): Promise<void> {
    await this.#time.synchronize(() =>
      storage.transaction((orm) => reportReplica(orm, this.describe())),
    );
    const startedAt = performance.now();
    const writeRows = (rows: readonly PeriodRow<CallTally>[]): Promise<void> =>
      storage.transaction((orm) => writeCalls(orm, this.replicaId, rows));
    const now = this.now();
    const written =
      (await this.#bots.save(now, writeRows)) +
      (await this.#nodes.save(now, writeRows)) +
      (await this.#names.save(now, (rows) =>
        storage.transaction((orm) => writeNames(orm, this.replicaId, rows)),
      ));
    if (written > LARGE_WRITE_ROWS) this.#largeWriteAt = startedAt;
    await this.purge(storage);
  }

  private async purge({ orm }: OpenStorage): Promise<void> {
    if (performance.now() - this.#purgedAt < PURGE_INTERVAL_MS) return;
    this.#purgedAt = performance.now();
    await deleteOldStatistics(orm);
  }

  private count(event: HaptikEvent): void {
    const at = this.now();
    if (event.type === 'call.answered') {
      const { bot, node, nodeLabel } = event;
      this.#bots.at(at, bot, WHOLE_BOT).add(event, at);
      this.#nodes.at(at, bot, nodeLabel).add(event, at);
      if (nodeLabel === UNKNOWN_LABEL) this.countName('unknown-node', bot, toDisplayName(node), at);
      if (nodeLabel === FALLBACK_LABEL)
        this.countName('fallback-node', bot, toDisplayName(node), at);
    } else if (event.type === 'signature.rejected') {
      this.countName('signature-failure', event.bot, event.reason, at);
    } else if (event.type === 'signature.accepted' && event.outdated) {
      this.countName('outdated-secret', event.bot, event.secretId ?? '', at);
    }
  }

  private countName(kind: NameKind, bot: string, name: string, at: number): void {
    this.#names.at(at, bot, kind).add(name, at);
  }

  private describe(): ReplicaState {
    const circuits = getOptionalProvider(this.modules, CircuitBreakers)?.list() ?? [];
    return {
      id: this.replicaId,
      version: this.#version,
      uptimeMs: process.uptime() * 1_000,
      openCircuits: circuits
        .filter(({ state }) => state !== 'closed')
        .map(({ kind, bot, node, state }) => ({ kind, bot, node, state })),
    };
  }
}

/** A received name in a form that PostgreSQL can store: truncated, control characters escaped. */
function toDisplayName(node: string): string {
  return quote(node).slice(1, -1);
}
