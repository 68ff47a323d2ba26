import { assertRequest } from '../operation.error.js';

/** Whether a field is present and not empty. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** Accepts numbers in quotes, as in Haptik's templates; NaN for other values. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

/** A text field; empty for other types. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Asserts fields with the message of `send_chat_to_agent`, the only one that Haptik documents. */
export function assertFields(fields: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(fields)) {
    assertRequest(isPresent(value), 400, `${name} missing in the request`);
  }
}
