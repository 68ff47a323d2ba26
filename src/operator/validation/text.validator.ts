import { applyDecorators } from '@nestjs/common';
import { IsString, Length, Matches, ValidateBy } from 'class-validator';
import { isBlank } from '../../hsl/parse/blank.text.js';

/** A text of 1 to `maxLength` characters without NUL, which databases cannot store. */
export function IsText(maxLength = 200): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Length(1, maxLength),
    Matches(/^[^\0]*$/, { message: '$property must not contain a NUL character' }),
  );
}

/** A text with visible characters, such as a name in a list. */
export function IsNotBlank(): PropertyDecorator {
  return ValidateBy({
    name: 'isNotBlank',
    validator: {
      validate: (value) => typeof value === 'string' && !isBlank(value),
      defaultMessage: () => '$property must not be blank',
    },
  });
}
