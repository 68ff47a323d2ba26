import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Matches } from 'class-validator';

/** E.g. `hi`, `hi-in`, `zh-hant-tw`. */
const TAG = /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,4}$/;

/** A language tag, converted to lower case. An empty string counts as absent. */
export function IsLanguage(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }): unknown =>
      typeof value === 'string' ? value.toLowerCase() || undefined : value,
    ),
    Matches(TAG, { message: '$property must be a language tag such as hi or hi-IN' }),
  );
}
