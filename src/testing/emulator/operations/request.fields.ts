import { assertRequest } from '../operation.error.js';

/** Whether a field was given, and is not empty. */
export function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** Numbers may stand in quotes, as in Haptik's own templates; NaN for what is no number. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : NaN;
}

/** A text field; empty for what is no text. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Demands fields in the words of `send_chat_to_agent`, the only ones that Haptik has for them. */
export function assertFields(fields: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(fields)) {
    assertRequest(isPresent(value), 400, `${name} missing in the request`);
  }
}
