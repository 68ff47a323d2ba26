import { MAX_UNCONFIRMED_TEXTS } from 'nestjs-haptik/internal';
import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const MAX_CONFIRMED_COUNT = 2 ** 31 - 1;

/** The number of texts that the client expects to publish. */
export function IsConfirmedCount(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      type: 'integer',
      minimum: 0,
      description:
        'The number of texts that the request publishes. Required above ' +
        `${MAX_UNCONFIRMED_TEXTS}; a different number is refused.`,
    }),
    IsOptional(),
    IsInt(),
    Min(0),
    Max(MAX_CONFIRMED_COUNT),
  );
}
