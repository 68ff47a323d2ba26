import { applyDecorators } from '@nestjs/common';
import { IsString, Length, Matches } from 'class-validator';

/** A text of 1 to so many characters that a database can keep: no NUL is among them. */
export function IsText(longest = 200): PropertyDecorator {
  return applyDecorators(
    IsString(),
    Length(1, longest),
    Matches(/^[^\0]*$/, { message: '$property must not hold the character NUL' }),
  );
}
