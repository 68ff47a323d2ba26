import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';

/** Makes a property optional. An empty string, as forms send it, counts as absent. */
export function EmptyToUndefined(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }): unknown => (value === '' ? undefined : value)),
    IsOptional(),
  );
}
