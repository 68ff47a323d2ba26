import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

const PAGE = 50;
const LARGEST_PAGE = 200;

/** Which lines are asked for: the query of `GET audit`. */
export class AuditQuery {
  @IsOptional()
  @Matches(/^\d{1,18}$/, { message: 'before must be the id of a line' })
  readonly before?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(LARGEST_PAGE) readonly limit: number = PAGE;
}
