/** A JSON object of a request or a response. */
export type PlatformRecord = Readonly<Record<string, unknown>>;

/** The value if it is a JSON object. */
export function readRecord(value: unknown): PlatformRecord | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as PlatformRecord) : undefined;
}

/** A string or number as a string, since the platform sends ids as either. Protocol 8.8. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A number, or a numeric string as a number. */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Whether a value is present. Webhook calls contain empty strings for unknown values. */
export function isPresent(value: string | number | undefined): value is string | number {
  return value !== undefined && value !== '';
}
