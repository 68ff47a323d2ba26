import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsDate } from 'class-validator';

/** A date, or a date and a time with its zone. */
const MOMENT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/;

/** A moment in a query, read as a date. */
export function IsMoment(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }): unknown =>
      typeof value === 'string' && MOMENT.test(value) ? new Date(value) : value,
    ),
    IsDate({ message: '$property must be a moment such as 2026-12-23T08:00:00Z' }),
  );
}
