import { Injectable } from '@nestjs/common';
import {
  CallStatistics,
  PendingChats,
  QUANTILE_ERROR,
  type ReplicaReport,
} from '@nestjs-haptik/storage/internal';
import { type NodeStatusList, toNodeStatusList } from 'nestjs-haptik/internal';
import { ConsoleStorage } from '../common/console.storage.js';
import { HostProviders } from '../common/host.providers.js';
import { toBuckets, toCallFigures } from './call.figures.mapper.js';
import { toOutdatedSecrets, toSignatureFailures, toUnknownNodes } from './named.counts.mapper.js';
import { NodeFiguresMapper } from './node.figures.mapper.js';
import type {
  OperationsOverview,
  OverviewRange,
  ReplicaView,
  StorageHealthView,
} from './operations.overview.views.js';
import { OverviewBuckets } from './overview.buckets.js';
import { toPendingChats } from './pending.chats.mapper.js';
import { SharedReads } from './shared.reads.js';

/** A replica reports every 15 seconds; after this time it has missed several reports. */
const MISSING_AFTER_MS = 60_000;

/** Puts the overview of the page Status together. */
@Injectable()
export class OperationsOverviewService {
  readonly #reads = new SharedReads<OperationsOverview>();

  constructor(
    private readonly host: HostProviders,
    private readonly storage: ConsoleStorage,
  ) {}

  /**
   * @param bot undefined for all bots
   * @throws ConsoleException if the database is not connected yet
   */
  read(range: OverviewRange, bot: string | undefined): Promise<OperationsOverview> {
    return this.#reads.read(JSON.stringify([range, bot]), () => this.create(range, bot));
  }

  private async create(range: OverviewRange, bot: string | undefined): Promise<OperationsOverview> {
    const storage = await this.readStorage();
    const statistics = this.host.get(CallStatistics);
    const pendingChats = this.host.get(PendingChats);
    const now = statistics.now();
    const buckets = new OverviewBuckets(range, now);
    const report = await statistics.read(buckets, bot);
    const replicas = await statistics.replicas();
    const views = replicas.map((replica) => toReplicaView(replica, now));
    const missing = new Set(views.filter(({ isMissing }) => isMissing).map(({ id }) => id));
    // What a process that ended said of its circuits is over.
    const reporting = replicas.filter(({ id }) => !missing.has(id));
    const status = this.readStatus();
    const nodes = new NodeFiguresMapper(report, status, reporting);
    return {
      range,
      bot: bot ?? null,
      bots: this.host.operator.nodes.bots(),
      isCounting: statistics.isCounting,
      generatedAt: now,
      from: buckets.from,
      to: buckets.to,
      bucketMs: buckets.bucketMs,
      quantileError: QUANTILE_ERROR,
      total: toCallFigures(report.total),
      buckets: toBuckets(report, buckets.starts),
      nodes: nodes.toNodeFigures(),
      neverCalled: statistics.isCounting ? nodes.toNeverCalled(bot) : [],
      unknownNodes: toUnknownNodes(report, status.nodes),
      signatureFailures: toSignatureFailures(report),
      outdatedSecrets: toOutdatedSecrets(report),
      desks: nodes.toDesks(bot),
      replicas: views,
      pendingChats: toPendingChats(
        await pendingChats.read(bot, buckets.from),
        pendingChats.expireAfterMs,
      ),
      storage,
    };
  }

  private readStatus(): NodeStatusList {
    const { nodes, circuits, switches } = this.host.operator;
    return toNodeStatusList(nodes.list(), circuits.list(), switches.list());
  }

  private async readStorage(): Promise<StorageHealthView> {
    const { name, isShared } = this.storage.opened;
    const startedAt = performance.now();
    const queue = await this.host.get(PendingChats).readQueue();
    const responseMs = Math.round((performance.now() - startedAt) * 10) / 10;
    return { name, isShared, responseMs, queue };
  }
}

function toReplicaView(
  { id, version, startedAt, reportedAt, isCurrent }: ReplicaReport,
  now: Date,
): ReplicaView {
  return {
    id,
    version,
    startedAt,
    lastReportAt: isCurrent ? now : reportedAt,
    isMissing: !isCurrent && now.getTime() - reportedAt.getTime() > MISSING_AFTER_MS,
    isCurrent,
  };
}
