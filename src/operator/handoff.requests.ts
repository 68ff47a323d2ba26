import { IsIn, IsOptional } from 'class-validator';
import { HANDOFF_STATES, type HandoffState } from '../handoff/handoff.book.js';
import { IsMomentOrDay } from './moment.validator.js';
import { PAGE, PageLimit } from './page.limit.js';
import { IsText } from './text.validator.js';

const DAY_MS = 86_400_000;

/** Which hand-overs are asked for: the query of `GET handoffs`. */
export class HandoffQuery {
  @IsOptional() @IsIn(HANDOFF_STATES) readonly state?: HandoffState;
  @IsOptional() @IsText() readonly bot?: string;
  @IsOptional() @IsText() readonly node?: string;
  @IsOptional() @IsText() readonly after?: string;
  @PageLimit() readonly limit: number = PAGE;
}

/** From when on hand-overs are counted: the query of `GET handoffs/counts`. */
export class CountQuery {
  @IsMomentOrDay() readonly since: Date = new Date(Date.now() - DAY_MS);
}
