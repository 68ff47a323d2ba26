import { IsIn, IsOptional } from 'class-validator';
import { HANDOFF_STATES, type HandoffState } from '../../handoff/handoff.repository.js';
import { IsIsoDateOrDay } from '../validation/iso.date.validator.js';
import { DEFAULT_PAGE_SIZE, PageLimit } from '../validation/page.limit.js';
import { IsText } from '../validation/text.validator.js';

const DAY_MS = 86_400_000;

/** The query of `GET handoffs`. */
export class HandoffQuery {
  @IsOptional() @IsIn(HANDOFF_STATES) readonly state?: HandoffState;
  @IsOptional() @IsText() readonly bot?: string;
  @IsOptional() @IsText() readonly node?: string;
  @IsOptional() @IsText() readonly after?: string;
  @PageLimit() readonly limit: number = DEFAULT_PAGE_SIZE;
}

/** The query of `GET handoffs/counts`. The default of `since` is 24 hours ago. */
export class HandoffCountQuery {
  @IsIsoDateOrDay() readonly since: Date = new Date(Date.now() - DAY_MS);
}
