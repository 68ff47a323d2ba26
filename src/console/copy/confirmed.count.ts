import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MOST_UNASKED } from './live.limit.js';

const MOST = 2 ** 31 - 1;

/** How many texts go live, as whoever asks for it has seen it. */
export function ConfirmedCount(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      minimum: 0,
      description: `How many texts go live by this. Needed above ${MOST_UNASKED}; another number is refused.`,
    }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(MOST),
  );
}
