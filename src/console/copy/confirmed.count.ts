import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MAX_UNCONFIRMED_TEXTS } from './confirmation.limit.js';

const MAX_CONFIRMED_COUNT = 2 ** 31 - 1;

/** How many texts go live, as whoever asks for it has seen it. */
export function IsConfirmedCount(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      minimum: 0,
      description: `How many texts go live by this. Needed above ${MAX_UNCONFIRMED_TEXTS}; another number is refused.`,
    }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(MAX_CONFIRMED_COUNT),
  );
}
