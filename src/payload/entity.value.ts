import { isJsonObject, type JsonObject, read, readScalar } from './json.object.js';

/** A day in the format of Haptik's date entity. */
export interface EntityDate {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** 1 to 31 */
  readonly day: number;
  /** The form that the user chose, e.g. `date`, `today`, `day_after`. */
  readonly type: string | undefined;
  /** `YYYY-MM-DD` */
  readonly iso: string;
}

export interface EntityPhone {
  readonly number: string;
  /** Without a plus sign, e.g. `91`. */
  readonly callingCode: string | undefined;
}

/**
 * An entity value as text, whatever its shape: a string, a number, `{ value }`, a date, a phone
 * number or a person's name. An object of another shape has no text. Protocol 1.6.
 */
export function parseEntityText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!isJsonObject(value)) return undefined;
  const inner = readScalar(value, 'value');
  return (
    inner ??
    parseEntityDate(value)?.iso ??
    readScalar(value, 'phone_number') ??
    formatPersonName(value)
  );
}

/** An entity value as a number. Haptik's number entity sends its value as a string. */
export function parseEntityNumber(value: unknown): number | undefined {
  const text = parseEntityText(value)?.trim();
  if (!text) return undefined;
  const number = Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** An entity value as a day: both versions of the date entity, and `YYYY-MM-DD`. */
export function parseEntityDate(value: unknown): EntityDate | undefined {
  const inner = isJsonObject(value) ? read(value, 'value') : undefined;
  const day = inner ?? value;
  if (typeof day === 'string') return parseIsoDate(day);
  if (!isJsonObject(day)) return undefined;
  const [year, month, date] = ['yy', 'mm', 'dd'].map((key) => Number(readScalar(day, key) ?? NaN));
  return toEntityDate(year, month, date, readScalar(day, 'type'));
}

/** An entity value as a phone number, in any of the four known shapes. */
export function parseEntityPhone(value: unknown): EntityPhone | undefined {
  const number = isJsonObject(value)
    ? (readScalar(value, 'value') ?? readScalar(value, 'phone_number'))
    : typeof value !== 'boolean' && parseEntityText(value);
  if (!number) return undefined;
  const callingCode = isJsonObject(value) ? readScalar(value, 'country_calling_code') : undefined;
  return { number, callingCode };
}

function parseIsoDate(text: string): EntityDate | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  return match
    ? toEntityDate(Number(match[1]), Number(match[2]), Number(match[3]), undefined)
    : undefined;
}

function toEntityDate(
  year: number | undefined,
  month: number | undefined,
  day: number | undefined,
  type: string | undefined,
): EntityDate | undefined {
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists || !Number.isInteger(year) || year < 1000 || year > 9999) return undefined;
  return { year, month, day, type, iso: date.toISOString().slice(0, 10) };
}

function formatPersonName(value: JsonObject): string | undefined {
  const parts = ['first_name', 'middle_name', 'last_name'].map((key) => readScalar(value, key));
  return parts.filter(Boolean).join(' ') || undefined;
}
