import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { IsMoment } from '../operator/moment.validator.js';
import { PAGE } from '../operator/page.limit.js';
import { OptionalText } from './copy/optional.text.js';
import { MayBeEmpty } from './may.be.empty.js';
import { PageSize } from './page.size.js';

/** Which lines are asked for: the query of `GET audit`. */
export class AuditQuery {
  @ApiPropertyOptional({ description: 'Who did it: an id, or what somebody is called.' })
  @OptionalText()
  readonly by?: string;

  @ApiPropertyOptional({ example: 'copy', description: 'What was done, or its first words.' })
  @MayBeEmpty()
  @Matches(/^[a-z-]+(\.[a-z-]+)*$/, { message: 'action must be one such as copy.published' })
  readonly action?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'The earliest moment.' })
  @MayBeEmpty()
  @IsMoment()
  readonly from?: Date;

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'The moment it ends.' })
  @MayBeEmpty()
  @IsMoment()
  readonly to?: Date;

  @ApiPropertyOptional({ description: 'next of the page before.' })
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'before must be the id of a line' })
  readonly before?: string;

  @PageSize()
  readonly limit: number = PAGE;
}
