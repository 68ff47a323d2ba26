import { applyDecorators } from '@nestjs/common';
import { IsText } from '../../operator/text.validator.js';
import { EmptyToUndefined } from '../empty.to.undefined.js';

/** A text that may be absent. */
export function OptionalText(maxLength = 500): PropertyDecorator {
  return applyDecorators(EmptyToUndefined(), IsText(maxLength));
}
