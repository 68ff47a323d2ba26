import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { IsText } from '../../operator/text.validator.js';

/** A text that may be absent, which an empty field of a form means as well. */
export function OptionalText(longest = 500): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }): unknown => (value === '' ? undefined : value)),
    IsOptional(),
    IsText(longest),
  );
}
