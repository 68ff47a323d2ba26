import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { DEFAULT_PAGE_SIZE, IsIsoDateOrDay } from 'nestjs-haptik/internal';
import { EmptyToUndefined, OptionalText } from '../common/empty.to.undefined.js';
import { PageSize } from '../common/page.size.decorator.js';

const OR_DAY = 'with a time zone. A date such as 2026-12-23 means its start in UTC.';

/** Query of `GET audit`. */
export class AuditQuery {
  @ApiPropertyOptional({ description: 'Id or name of the user or token.' })
  @OptionalText()
  readonly by?: string;

  @ApiPropertyOptional({ example: 'copy', description: 'The action, or its first segments.' })
  @EmptyToUndefined()
  @Matches(/^[a-z-]+(\.[a-z-]+)*$/, { message: 'action must be an action such as copy.published' })
  readonly action?: string;

  @ApiPropertyOptional({ type: String, description: `Earliest time (inclusive), ${OR_DAY}` })
  @EmptyToUndefined()
  @IsIsoDateOrDay()
  readonly from?: Date;

  @ApiPropertyOptional({ type: String, description: `Latest time (exclusive), ${OR_DAY}` })
  @EmptyToUndefined()
  @IsIsoDateOrDay()
  readonly to?: Date;

  @ApiPropertyOptional({ description: 'The value next of the previous page.' })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'before must be the id of an entry' })
  readonly before?: string;

  @PageSize()
  readonly limit: number = DEFAULT_PAGE_SIZE;
}
