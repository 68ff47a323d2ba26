import { applyDecorators } from '@nestjs/common';
import { IsText } from 'nestjs-haptik/internal';
import { EmptyToUndefined } from '../empty.to.undefined.js';

/** An optional text. An empty string counts as absent. */
export function OptionalText(maxLength = 500): PropertyDecorator {
  return applyDecorators(EmptyToUndefined(), IsText(maxLength));
}
