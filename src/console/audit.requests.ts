import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { IsMoment } from '../operator/moment.validator.js';
import { OptionalText } from './copy/optional.text.js';
import { MayBeEmpty } from './may.be.empty.js';

const PAGE = 50;
const LARGEST_PAGE = 200;

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

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: PAGE })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_PAGE)
  readonly limit: number = PAGE;
}
