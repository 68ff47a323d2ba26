import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { HANDOFF_STATES, type HandoffState } from '../handoff/handoff.book.js';
import { IsMoment } from './moment.validator.js';
import { IsText } from './text.validator.js';

const PAGE = 50;
const LARGEST_PAGE = 200;
const DAY_MS = 86_400_000;

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
  @IsMoment() readonly since: Date = new Date(Date.now() - DAY_MS);
}
