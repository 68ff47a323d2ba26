import { applyDecorators } from '@nestjs/common';
import { IsString, Length, Matches, ValidateBy } from 'class-validator';
import { isBlank } from '../hsl/parse/blank.text.js';

/** A text of 1 to so many characters that a database can keep: no NUL is among them. */
export function IsText(maxLength = 200): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Length(1, maxLength),
    Matches(/^[^\0]*$/, { message: '$property must not hold the character NUL' }),
  );
}

/** A text of which somebody reads something, as of a name in a list. */
export function IsNotBlank(): PropertyDecorator {
  return ValidateBy({
    name: 'isReadable',
    validator: {
      validate: (value) => typeof value === 'string' && !isBlank(value),
      defaultMessage: () => '$property must not be blank',
    },
  });
}
