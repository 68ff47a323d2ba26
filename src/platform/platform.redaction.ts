const SHORTEST = 4;
const LONGEST_MESSAGE = 300;
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;

/**
 * The platform's words, fit for a log line: without what was sent about a user and without the
 * secrets, wherever they repeat it; on one line and not too long. Texts of fewer than four
 * characters stay, since they would tear holes into every message.
 */
export function redacted(message: string, hidden: unknown): string {
  const forms = [...new Set(textsIn(hidden).flatMap(formsOf))]
    .filter(({ length }) => length >= SHORTEST)
    .toSorted((a, b) => b.length - a.length);
  const clean = forms
    .reduce((text, form) => text.replaceAll(anywhere(form), '[redacted]'), message)
    .replaceAll(CONTROLS, ' ')
    .trim();
  return clean.length > LONGEST_MESSAGE ? `${clean.slice(0, LONGEST_MESSAGE)}…` : clean;
}

/** A text in any case, and with any blanks where it has some. */
function anywhere(text: string): RegExp {
  const words = text.split(/\s+/).map((word) => word.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return new RegExp(words.join('\\s+'), 'gi');
}

/** A text as it is, and as JSON, Python's JSON, URLs and forms write it. */
function formsOf(given: string): string[] {
  const text = given.trim();
  const wellFormed = Buffer.from(text).toString();
  const json = JSON.stringify(text).slice(1, -1);
  const ascii = json.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  const encoded = encodeURIComponent(wellFormed);
  const inForm = wellFormed.replaceAll(/["\n\r]/g, encodeURIComponent);
  return [text, wellFormed, json, ascii, encoded, encoded.replaceAll('%20', '+'), inForm];
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
