import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsDate } from 'class-validator';

const EXAMPLE = '2026-12-23T08:00:00Z';
const DAY = /^\d{4}-\d\d-\d\d$/;
/** RFC 3339 with optional seconds. */
const ISO_DATE =
  /^(\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Four-digit years, which all databases and ISO 8601 parsers accept. */
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse('9999-12-31T23:59:59.999Z');

/** An ISO 8601 date with time and zone, transformed to a `Date`. */
export function IsIsoDate(): PropertyDecorator {
  return createDateDecorator(
    parseIsoDate,
    `$property must be an ISO 8601 date and time such as ${EXAMPLE}`,
  );
}

/** For filters: an ISO 8601 date with time and zone, or a date, which means its midnight in UTC. */
export function IsIsoDateOrDay(): PropertyDecorator {
  return createDateDecorator(
    (text) => parseIsoDate(DAY.test(text) ? `${text}T00:00:00Z` : text),
    `$property must be an ISO 8601 date and time such as ${EXAMPLE}, or a date such as 2026-12-23`,
  );
}

function createDateDecorator(
  parse: (text: string) => Date | undefined,
  message: string,
): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }): unknown =>
      typeof value === 'string' ? (parse(value) ?? value) : value,
    ),
    IsDate({ message }),
  );
}

function parseIsoDate(text: string): Date | undefined {
  const day = ISO_DATE.exec(text)?.[1];
  if (day === undefined || !isExistingDay(day)) return undefined;
  const time = Date.parse(text);
  return time >= FIRST && time <= LAST ? new Date(time) : undefined;
}

/** Whether the date exists. `Date` parses February 30 as March 2. */
function isExistingDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}
