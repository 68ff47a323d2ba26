import { Transform, Type } from 'class-transformer';
import { IsDate, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { HANDOFF_STATES, type HandoffState } from '../handoff/handoff.book.js';
import { IsText } from './text.validator.js';

const PAGE = 50;
const LARGEST_PAGE = 200;
const DAY_MS = 86_400_000;

/** A date, or a date and a time with its zone. */
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** Which hand-overs are asked for: the query of `GET handoffs`. */
export class HandoffQuery {
  @IsOptional() @IsIn(HANDOFF_STATES) readonly state?: HandoffState;
  @IsOptional() @IsText() readonly bot?: string;
  @IsOptional() @IsText() readonly node?: string;
  @IsOptional() @IsText() readonly after?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(LARGEST_PAGE) readonly limit: number = PAGE;
}

/** From when on hand-overs are counted: the query of `GET handoffs/counts`. */
export class CountQuery {
  @Transform(({ value }): unknown =>
    typeof value === 'string' && MOMENT.test(value) ? new Date(value) : value,
  )
  @IsDate({ message: 'since must be a moment such as 2026-12-23T08:00:00Z' })
  readonly since: Date = new Date(Date.now() - DAY_MS);
}
