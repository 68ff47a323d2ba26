import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { IsText } from 'nestjs-haptik/internal';

/** Makes a property optional. An empty string, as forms send it, counts as absent. */
export function EmptyToUndefined(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }): unknown => (value === '' ? undefined : value)),
    IsOptional(),
  );
}

/** An optional text. An empty string counts as absent. */
export function OptionalText(maxLength = 500): PropertyDecorator {
  return applyDecorators(EmptyToUndefined(), IsText(maxLength));
}
