import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE, PageLimit } from '../operator/page.limit.js';

/** How many entries are asked for, in a query that is described. */
export function PageSize(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      minimum: 1,
      maximum: MAX_PAGE_SIZE,
      default: DEFAULT_PAGE_SIZE,
    }),
    PageLimit(),
  );
}
