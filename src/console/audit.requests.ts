import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { IsIsoDateOrDay } from '../operator/iso.date.validator.js';
import { DEFAULT_PAGE_SIZE } from '../operator/page.limit.js';
import { OptionalText } from './copy/optional.text.js';
import { EmptyToUndefined } from './empty.to.undefined.js';
import { PageSize } from './page.size.js';

const OR_DAY = 'with its zone; a day such as 2026-12-23 is its beginning in UTC.';

/** Which lines are asked for: the query of `GET audit`. */
export class AuditQuery {
  @ApiPropertyOptional({ description: 'Who did it: an id, or what somebody is called.' })
  @OptionalText()
  readonly by?: string;

  @ApiPropertyOptional({ example: 'copy', description: 'What was done, or its first words.' })
  @EmptyToUndefined()
  @Matches(/^[a-z-]+(\.[a-z-]+)*$/, { message: 'action must be one such as copy.published' })
  readonly action?: string;

  @ApiPropertyOptional({ type: String, description: `The earliest moment, ${OR_DAY}` })
  @EmptyToUndefined()
  @IsIsoDateOrDay()
  readonly from?: Date;

  @ApiPropertyOptional({ type: String, description: `The moment it ends, ${OR_DAY}` })
  @EmptyToUndefined()
  @IsIsoDateOrDay()
  readonly to?: Date;

  @ApiPropertyOptional({ description: 'next of the page before.' })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'before must be the id of a line' })
  readonly before?: string;

  @PageSize()
  readonly limit: number = DEFAULT_PAGE_SIZE;
}
