import { ApiProperty } from '@nestjs/swagger';
import type { SwitchMode } from 'nestjs-haptik';
import { type CallFailureCause, SWITCH_MODES } from 'nestjs-haptik/internal';
import { CircuitView, SwitchView } from './node.views.js';

export const CALL_FAILURE_CAUSES = Object.keys({
  failure: true,
  exception: true,
  deadline: true,
  empty: true,
  invalid: true,
  'unknown-node': true,
  'circuit-open': true,
  'switched-off': true,
  busy: true,
  denied: true,
  'invalid-input': true,
} satisfies Record<CallFailureCause, true>) as CallFailureCause[];

const NULLABLE_NUMBER = { type: Number, nullable: true } as const;
const COUNT = { type: 'integer' } as const;

/** Number of calls that failed for a cause. */
export class FailureCountView {
  @ApiProperty({ enum: CALL_FAILURE_CAUSES }) readonly cause!: CallFailureCause;
  @ApiProperty(COUNT) readonly count!: number;
}

/** Figures of calls. Quantiles are null without a call that has the value. */
export class CallFiguresView {
  @ApiProperty(COUNT) readonly calls!: number;
  /** Replies with the status true, and handoffs that the method asked for and that are under way. */
  @ApiProperty(COUNT) readonly successes!: number;
  /** All other calls. */
  @ApiProperty(COUNT) readonly failures!: number;
  /** Most frequent cause first. */
  @ApiProperty({ type: [FailureCountView] })
  readonly failuresByCause!: readonly FailureCountView[];
  /** Calls that asked for an agent, also those whose conversation had one already. */
  @ApiProperty(COUNT) readonly handoffs!: number;
  /** Handoffs divided by calls; null without calls. */
  @ApiProperty(NULLABLE_NUMBER) readonly handoffShare!: number | null;
  /** Time of the node method divided by its deadline: 1 is the deadline. */
  @ApiProperty(NULLABLE_NUMBER) readonly deadlineShareP50!: number | null;
  @ApiProperty(NULLABLE_NUMBER) readonly deadlineShareP95!: number | null;
  /** Time from the received call to its reply, in milliseconds. */
  @ApiProperty(NULLABLE_NUMBER) readonly durationMsP50!: number | null;
  @ApiProperty(NULLABLE_NUMBER) readonly durationMsP95!: number | null;
}

/** Figures of the calls of a period; its length is `bucketMs` of the overview. */
export class CallBucketView extends CallFiguresView {
  @ApiProperty({ type: String, format: 'date-time' }) readonly startsAt!: Date;
}

/** The last failure of a node with a message. */
export class LastErrorView {
  /** First line of what failed, redacted. */
  @ApiProperty() readonly message!: string;
  @ApiProperty({ enum: CALL_FAILURE_CAUSES }) readonly cause!: CallFailureCause;
  @ApiProperty({ type: String, format: 'date-time' }) readonly at!: Date;
}

/** Figures of a node, its mode and its circuit. */
export class NodeFiguresView extends CallFiguresView {
  @ApiProperty() readonly bot!: string;
  @ApiProperty({
    description: 'Name of the node; `_fallback` and `_unknown` for all nodes without a method.',
  })
  readonly node!: string;
  @ApiProperty({ type: LastErrorView, nullable: true }) readonly lastError!: LastErrorView | null;
  @ApiProperty({ type: String, format: 'date-time' }) readonly lastCalledAt!: Date;
  @ApiProperty({ enum: SWITCH_MODES }) readonly mode!: SwitchMode;
  @ApiProperty({ type: SwitchView, nullable: true }) readonly switch!: SwitchView | null;
  @ApiProperty({ type: CircuitView, nullable: true, description: 'Of the replica that answers.' })
  readonly circuit!: CircuitView | null;
  @ApiProperty({ type: 'integer', description: 'Replicas whose circuit is open.' })
  readonly replicasWithOpenCircuit!: number;
}
