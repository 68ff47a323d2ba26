import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { HandoffCount, HandoffEntry, HandoffState } from 'nestjs-haptik';
import { HANDOFF_STATES, type HandoffPage, type HandoffTotals } from 'nestjs-haptik/internal';

const REASONS = Object.keys({
  requested: true,
  exception: true,
  deadline: true,
  empty: true,
  invalid: true,
  'unknown-node': true,
  'circuit-open': true,
  'switched-off': true,
} satisfies Record<HandoffEntry['reason'], true>);

const DATE_TIME = { type: String, format: 'date-time' } as const;

/** A handoff. */
export class HandoffView implements HandoffEntry {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly bot!: string;
  @ApiProperty() readonly node!: string;
  @ApiProperty({ enum: REASONS }) readonly reason!: HandoffEntry['reason'];
  @ApiPropertyOptional({ type: String }) readonly team: string | undefined;
  @ApiProperty() readonly userName!: string;
  @ApiPropertyOptional({ type: String }) readonly conversationNo: string | undefined;
  @ApiProperty({ enum: HANDOFF_STATES }) readonly state!: HandoffState;
  @ApiProperty({ type: 'integer' }) readonly attempts!: number;
  @ApiPropertyOptional({ type: String }) readonly lastError: string | undefined;
  @ApiProperty(DATE_TIME) readonly createdAt!: Date;
  @ApiProperty(DATE_TIME) readonly expiresAt!: Date;
  @ApiPropertyOptional(DATE_TIME) readonly settledAt: Date | undefined;
  @ApiPropertyOptional({ type: String }) readonly changedBy: string | undefined;
}

/** A page of handoffs, latest first. */
export class HandoffPageView implements HandoffPage {
  @ApiProperty({ type: [HandoffView] }) readonly entries!: readonly HandoffView[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The value of after for the next page; null on the last one.',
  })
  readonly next!: string | null;
}

/** Number of handoffs per state. */
export class HandoffStatesView implements Record<HandoffState, number> {
  @ApiProperty({ type: 'integer' }) readonly pending!: number;
  @ApiProperty({ type: 'integer' }) readonly delivered!: number;
  @ApiProperty({ type: 'integer' }) readonly expired!: number;
  @ApiProperty({ type: 'integer' }) readonly 'dead-letter'!: number;
  @ApiProperty({ type: 'integer' }) readonly cancelled!: number;
}

/** Number of all handoffs. */
export class HandoffTotalView {
  @ApiProperty({ type: 'integer' }) readonly count!: number;
  @ApiProperty() readonly states!: HandoffStatesView;
}

/** Number of handoffs of a node for a reason. */
export class HandoffCountView extends HandoffTotalView implements HandoffCount {
  @ApiProperty() readonly bot!: string;
  @ApiProperty() readonly node!: string;
  @ApiProperty({ enum: REASONS }) readonly reason!: HandoffEntry['reason'];
}

/** Number of handoffs since a point in time. */
export class HandoffTotalsView implements HandoffTotals {
  @ApiProperty(DATE_TIME) readonly since!: Date;
  @ApiProperty() readonly total!: HandoffTotalView;
  @ApiProperty({ type: [HandoffCountView] }) readonly counts!: readonly HandoffCountView[];
}
