import { hasToken } from '../answer/copy.token.js';

/** Writes the copy references in a text. Throws when one cannot be written. */
export type FillText = (text: string) => string;

/** A message with its copy references written, or why that was not possible. */
export function fillMessage(
  message: unknown,
  fill: FillText | undefined,
): { readonly message?: unknown; readonly reason?: string } {
  const isText = typeof message === 'string';
  const text = fill && (isText ? message : jsonOf(message));
  if (!fill || text === undefined || !hasToken(text)) return { message };
  try {
    return { message: isText ? fillText(text, fill) : fillJson(JSON.parse(text), fill) };
  } catch (error) {
    const cause = error instanceof Error ? error.message : 'it cannot be written';
    return { reason: `a message whose copy is missing: ${cause}` };
  }
}

/** A value of a state map or a search, with its copy references written. @throws what `fill` throws */
export function fillValue(value: unknown, fill: FillText): unknown {
  if (typeof value === 'string') return hasToken(value) ? fillText(value, fill) : value;
  const json = typeof value === 'object' ? jsonOf(value) : undefined;
  return json !== undefined && hasToken(json) ? fillJson(JSON.parse(json), fill) : value;
}

/** Of a text that is JSON the strings in it are filled, so that quotes in them are escaped. */
function fillText(text: string, fill: FillText): string {
  const json = /^\s*[{["]/.test(text) ? parsed(text) : undefined;
  return json === undefined ? fill(text) : JSON.stringify(fillJson(json, fill));
}

function fillJson(value: unknown, fill: FillText): unknown {
  if (typeof value === 'string') return hasToken(value) ? fillText(value, fill) : value;
  if (Array.isArray(value)) return value.map((item) => fillJson(item, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fillJson(one, fill)]));
}

function jsonOf(value: unknown): string | undefined {
  try {
    const json: unknown = JSON.stringify(value);
    return typeof json === 'string' ? json : undefined;
  } catch {
    return undefined; // those who encode it say what is wrong with it
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
