import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsDate } from 'class-validator';

const EXAMPLE = '2026-12-23T08:00:00Z';
const DAY = /^\d{4}-\d\d-\d\d$/;
/** RFC 3339, whose seconds may be left out. */
const ISO_DATE =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Years of four digits, which every database and every reader of ISO 8601 takes. */
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** A day, a time and its zone, read as a date. */
export function IsIsoDate(): PropertyDecorator {
  return momentBy(momentOf, `$property must be a moment such as ${EXAMPLE}`);
}

/** For filters: a moment, or a day, which stands for its beginning in UTC. */
export function IsMomentOrDay(): PropertyDecorator {
  return momentBy(
    (text) => momentOf(DAY.test(text) ? `${text}T00:00:00Z` : text),
    `$property must be a moment such as ${EXAMPLE}, or a day such as 2026-12-23`,
  );
}

function momentBy(read: (text: string) => Date | undefined, message: string): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }): unknown => (typeof value === 'string' ? (read(value) ?? value) : value)),
    IsDate({ message }),
  );
}

function momentOf(text: string): Date | undefined {
  const day = ISO_DATE.exec(text)?.[1];
  if (day === undefined || !isReal(day)) return undefined;
  const time = Date.parse(text);
  return time >= FIRST && time <= LAST ? new Date(time) : undefined;
}

/** `Date` takes the 30th of February for the 2nd of March. */
function isReal(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
