import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';

/** May be absent, which an empty field of a form means as well. */
export function EmptyToUndefined(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }): unknown => (value === '' ? undefined : value)),
    IsOptional(),
  );
}
