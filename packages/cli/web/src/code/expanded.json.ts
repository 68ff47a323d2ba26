/**
 * The JSON of a reply with indentation, and with the elements that are encoded as strings in it decoded, so that
 * they can be read and compared line by line. The text itself when it is not JSON.
 */
export function expandJson(text: string): string {
  try {
    return JSON.stringify(decode(JSON.parse(text)), null, 2);
  } catch {
    return text;
  }
}

function decode(value: unknown): unknown {
  if (typeof value === 'string') return decodeString(value);
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, decode(part)]));
}

function decodeString(text: string): unknown {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
