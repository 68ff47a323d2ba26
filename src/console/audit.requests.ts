import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const PAGE = 50;
const LARGEST_PAGE = 200;

/** Which lines are asked for: the query of `GET audit`. */
export class AuditQuery {
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
