import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
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
import { PageSize } from '../common/page.size.decorator.js';

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
