/** A JSON object, as it was sent or is to be. */
export type PlatformRecord = Readonly<Record<string, unknown>>;

/** The value if it is a JSON object. */
export function readRecord(value: unknown): PlatformRecord | undefined {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord ? (value as PlatformRecord) : undefined;
}

/** A text or number as text, since the platform has sent ids as either. Protocol 8.8. */
export function readText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** A number, or the number that a text is. */
export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** Whether something was given; calls bring empty texts for what is not known. */
export function isPresent(value: string | number | undefined): value is string | number {
  return value !== undefined && value !== '';
}
