import { ApiProperty } from '@nestjs/swagger';

/** Parts of the overview that can change. */
export const LIVE_CHANGES = ['calls', 'pending-chats', 'circuits', 'switches'] as const;
export type LiveChange = (typeof LIVE_CHANGES)[number];

/** Data of the event `change`: read the overview again. */
export class LiveChangeView {
  @ApiProperty({ enum: LIVE_CHANGES, isArray: true }) readonly changed!: readonly LiveChange[];
}

export const LIVE_END_REASONS = ['signed-out', 'stopping'] as const;

/**
 * Data of the event `end`, after which the connection closes. `signed-out`: the session ended, or its
 * user may not read operations any more. `stopping`: the process stops, which can also close the connection without the event; connect again.
 */
export class LiveEndView {
  @ApiProperty({ enum: LIVE_END_REASONS }) readonly reason!: (typeof LIVE_END_REASONS)[number];
}
