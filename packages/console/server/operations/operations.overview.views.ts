import { ApiProperty } from '@nestjs/swagger';
import type { SignatureFailureReason } from 'nestjs-haptik';
import { NULLABLE_STRING } from '../common/api.properties.js';
import { CallBucketView, CallFiguresView, NodeFiguresView } from './call.figures.views.js';
import type { SwitchMode } from 'nestjs-haptik';
import { SWITCH_MODES } from 'nestjs-haptik/internal';
import { CircuitView, DeskView } from './node.views.js';

export const OVERVIEW_RANGES = ['hour', 'day', 'week'] as const;
export type OverviewRange = (typeof OVERVIEW_RANGES)[number];

/** `warning` before chats wait so long that `critical` becomes an emergency. */
export const WAIT_LEVELS = ['ok', 'warning', 'critical'] as const;
export type WaitLevel = (typeof WAIT_LEVELS)[number];

const DATE_TIME = { type: String, format: 'date-time' } as const;
const COUNT = { type: 'integer' } as const;
const OPEN_CIRCUITS = { ...COUNT, description: 'Replicas whose circuit is open.' } as const;

/** A node with a method that was not called in the range. */
export class NeverCalledNodeView {
  @ApiProperty() readonly bot!: string;
  @ApiProperty() readonly node!: string;
  @ApiProperty({ enum: SWITCH_MODES }) readonly mode!: SwitchMode;
  @ApiProperty({ type: CircuitView, nullable: true, description: 'Of the replica that answers.' })
  readonly circuit!: CircuitView | null;
  @ApiProperty(OPEN_CIRCUITS) readonly replicasWithOpenCircuit!: number;
}

/** The agent desk of a bot, on the replica that answers, and on all. */
export class OverviewDeskView extends DeskView {
  @ApiProperty(OPEN_CIRCUITS) readonly replicasWithOpenCircuit!: number;
}

/** A node without a method that was called in the range. */
export class UnknownNodeView {
  @ApiProperty() readonly bot!: string;
  /** Shortened and without control characters. */
  @ApiProperty() readonly name!: string;
  @ApiProperty(COUNT) readonly calls!: number;
  @ApiProperty(DATE_TIME) readonly lastCalledAt!: Date;
  @ApiProperty({ ...NULLABLE_STRING, description: 'The known node with the nearest name.' })
  readonly nearestName!: string | null;
  /** Whether the fallback of the bot handled the calls. */
  @ApiProperty() readonly isHandledByFallback!: boolean;
}

/** Requests with a signature that was rejected. */
export class SignatureFailureView {
  @ApiProperty() readonly bot!: string;
  @ApiProperty({ type: String, description: 'The most likely cause.' })
  readonly cause!: SignatureFailureReason;
  @ApiProperty(COUNT) readonly count!: number;
  @ApiProperty(DATE_TIME) readonly lastAt!: Date;
}

/** Calls that were signed with a secret other than the current one. */
export class OutdatedSecretView {
  @ApiProperty() readonly bot!: string;
  @ApiProperty() readonly secretId!: string;
  @ApiProperty(COUNT) readonly calls!: number;
  @ApiProperty(DATE_TIME) readonly lastAt!: Date;
}

/** A process of the application. */
export class ReplicaView {
  @ApiProperty() readonly id!: string;
  /** Version of nestjs-haptik. */
  @ApiProperty() readonly version!: string;
  @ApiProperty(DATE_TIME) readonly startedAt!: Date;
  @ApiProperty(DATE_TIME) readonly lastReportAt!: Date;
  /** Whether the last report is late: the process has ended, or does not reach the database. */
  @ApiProperty() readonly isMissing!: boolean;
  /** Whether this process answers the request. */
  @ApiProperty() readonly isCurrent!: boolean;
}

/** A chat that waits for an agent: its handoff is not delivered yet. */
export class PendingChatView {
  /** Id of the handoff. */
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly bot!: string;
  @ApiProperty() readonly node!: string;
  @ApiProperty(NULLABLE_STRING) readonly team!: string | null;
  @ApiProperty(DATE_TIME) readonly createdAt!: Date;
  @ApiProperty(DATE_TIME) readonly expiresAt!: Date;
  @ApiProperty(COUNT) readonly ageSeconds!: number;
  @ApiProperty(COUNT) readonly attempts!: number;
  @ApiProperty(NULLABLE_STRING) readonly lastError!: string | null;
  @ApiProperty({ enum: WAIT_LEVELS }) readonly level!: WaitLevel;
}

/** Chats that wait for an agent. */
export class PendingChatsView {
  @ApiProperty(COUNT) readonly count!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null without a pending chat.' })
  readonly oldestAgeSeconds!: number | null;
  /** Chats that were given up in the range: the agent desk refused them, or they expired. */
  @ApiProperty(COUNT) readonly lostInRange!: number;
  /** Level of the oldest one. */
  @ApiProperty({ enum: WAIT_LEVELS }) readonly level!: WaitLevel;
  /** Age from which a chat has the level warning. */
  @ApiProperty(COUNT) readonly warningAgeSeconds!: number;
  /** Age from which a chat has the level critical. */
  @ApiProperty(COUNT) readonly criticalAgeSeconds!: number;
  @ApiProperty({ type: [PendingChatView], description: 'The oldest ones, oldest first.' })
  readonly oldest!: readonly PendingChatView[];
}

/** The queue of handoffs that are delivered after their reply. */
export class QueueHealthView {
  /** Jobs that wait or run. */
  @ApiProperty(COUNT) readonly depth!: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'How long the job that is due longest has been due; null if none is due.',
  })
  readonly oldestDueSeconds!: number | null;
}

/** Storage of the application. */
export class StorageHealthView {
  /** Name of the database, without a password. */
  @ApiProperty() readonly name!: string;
  /** Whether replicas can share it; the embedded database is of one process. */
  @ApiProperty() readonly isShared!: boolean;
  /** Time of a query, in milliseconds. */
  @ApiProperty({ type: Number }) readonly responseMs!: number;
  @ApiProperty() readonly queue!: QueueHealthView;
}

/** What an operator asks first: is it up, is it fast, what fails and why, who waits. */
export class OperationsOverview {
  @ApiProperty({ enum: OVERVIEW_RANGES }) readonly range!: OverviewRange;
  /** Null for all bots. */
  @ApiProperty(NULLABLE_STRING) readonly bot!: string | null;
  /** Names of all bots. */
  @ApiProperty({ type: [String] }) readonly bots!: readonly string[];
  /** Whether calls are counted. If not, all figures of calls are zero. */
  @ApiProperty() readonly isCounting!: boolean;
  /** By the clock of the database, as all times here. */
  @ApiProperty(DATE_TIME) readonly generatedAt!: Date;
  /** Start of the first bucket: a full quarter of an hour, two hours or day in UTC before the range begins. */
  @ApiProperty(DATE_TIME) readonly from!: Date;
  /** End of the last bucket, which is not over yet. */
  @ApiProperty(DATE_TIME) readonly to!: Date;
  @ApiProperty(COUNT) readonly bucketMs!: number;
  @ApiProperty({ type: Number, description: 'Largest relative error of the quantiles.' })
  readonly quantileError!: number;
  @ApiProperty() readonly total!: CallFiguresView;
  @ApiProperty({ type: [CallBucketView], description: 'All buckets of the range, in order.' })
  readonly buckets!: readonly CallBucketView[];
  @ApiProperty({ type: [NodeFiguresView], description: 'Called nodes, most failures first.' })
  readonly nodes!: readonly NodeFiguresView[];
  @ApiProperty({ type: [NeverCalledNodeView] })
  readonly neverCalled!: readonly NeverCalledNodeView[];
  @ApiProperty({ type: [UnknownNodeView], description: 'At most 20, most calls first.' })
  readonly unknownNodes!: readonly UnknownNodeView[];
  @ApiProperty({ type: [SignatureFailureView], description: 'Most frequent first.' })
  readonly signatureFailures!: readonly SignatureFailureView[];
  @ApiProperty({ type: [OutdatedSecretView] })
  readonly outdatedSecrets!: readonly OutdatedSecretView[];
  @ApiProperty({ type: [OverviewDeskView] }) readonly desks!: readonly OverviewDeskView[];
  @ApiProperty({ type: [ReplicaView] }) readonly replicas!: readonly ReplicaView[];
  @ApiProperty() readonly pendingChats!: PendingChatsView;
  @ApiProperty() readonly storage!: StorageHealthView;
}
