import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { LARGEST_PAGE, PAGE, PageLimit } from '../operator/page.limit.js';

/** How many entries are asked for, in a query that is described. */
export function PageSize(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: PAGE }),
    PageLimit(),
  );
}
