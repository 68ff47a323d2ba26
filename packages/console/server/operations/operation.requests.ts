import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { HandoffState, SwitchMode } from 'nestjs-haptik';
import {
  DEFAULT_BOT,
  DEFAULT_PAGE_SIZE,
  HANDOFF_STATES,
  HandoffCountQuery,
  HandoffQuery,
  MAX_NOTE_LENGTH,
  SWITCH_MODES,
  SwitchChange,
  SwitchQuery,
} from 'nestjs-haptik/internal';
import { OptionalText } from '../common/empty.to.undefined.js';
import { PageSize } from '../common/page.size.decorator.js';
import { OVERVIEW_RANGES, type OverviewRange } from './operations.overview.views.js';

/** Query of `GET operations/overview`. */
export class OperationsOverviewRequest {
  @ApiPropertyOptional({
    enum: OVERVIEW_RANGES,
    default: 'hour',
    description: 'Buckets of a minute, of 15 minutes or of two hours.',
  })
  @IsIn(OVERVIEW_RANGES)
  readonly range: OverviewRange = 'hour';

  @ApiPropertyOptional({ description: 'All bots if absent.' })
  @OptionalText()
  readonly bot?: string;
}

/**
 * The requests of the operator API, documented. Their rules are inherited, because the operator API
 * does not depend on @nestjs/swagger.
 */

/** Query of `GET operations/handoffs`. */
export class HandoffListRequest extends HandoffQuery {
  @ApiPropertyOptional({ enum: HANDOFF_STATES }) declare readonly state?: HandoffState;
  @ApiPropertyOptional() declare readonly bot?: string;
  @ApiPropertyOptional() declare readonly node?: string;
  @ApiPropertyOptional({ description: 'The value next of the previous page.' })
  declare readonly after?: string;
  @PageSize() override readonly limit: number = DEFAULT_PAGE_SIZE;
}

/** Query of `GET operations/handoffs/counts`. */
export class HandoffCountsRequest extends HandoffCountQuery {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: '24 hours ago if absent.',
  })
  override readonly since: Date = new HandoffCountQuery().since;
}

/** Query of `DELETE operations/switches`. */
export class ClearSwitchRequest extends SwitchQuery {
  @ApiPropertyOptional({ default: DEFAULT_BOT }) override readonly bot: string = DEFAULT_BOT;
  @ApiPropertyOptional() declare readonly node?: string;
}

/** Body of `PUT operations/switches`. */
export class SetSwitchRequest extends SwitchChange {
  @ApiPropertyOptional({ default: DEFAULT_BOT }) override readonly bot: string = DEFAULT_BOT;
  @ApiPropertyOptional() declare readonly node?: string;
  @ApiProperty({ enum: SWITCH_MODES }) declare readonly mode: SwitchMode;
  @ApiPropertyOptional({ maxLength: MAX_NOTE_LENGTH }) declare readonly note?: string;
}
