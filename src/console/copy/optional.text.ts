import { applyDecorators } from '@nestjs/common';
import { IsText } from '../../operator/text.validator.js';
import { MayBeEmpty } from '../may.be.empty.js';

/** A text that may be absent. */
export function OptionalText(longest = 500): PropertyDecorator {
  return applyDecorators(MayBeEmpty(), IsText(longest));
}
