import { hasCopyToken } from '../answer/copy.token.js';

/** Writes the copy references in a text. Throws when one cannot be written. */
export type RenderText = (text: string) => string;

/** A message with its copy references written, or why that was not possible. */
export function renderMessageCopy(
  message: unknown,
  render: RenderText | undefined,
): { readonly message?: unknown; readonly reason?: string } {
  const isText = typeof message === 'string';
  const text = render && (isText ? message : tryStringify(message));
  if (!render || text === undefined || !hasCopyToken(text)) return { message };
  try {
    return {
      message: isText ? renderTextCopy(text, render) : renderJsonCopy(JSON.parse(text), render),
    };
  } catch (error) {
    const cause = error instanceof Error ? error.message : 'it cannot be written';
    return { reason: `a message whose copy is missing: ${cause}` };
  }
}

/** A value of a state map or a search, with its copy references written. @throws what `fill` throws */
export function renderValueCopy(value: unknown, render: RenderText): unknown {
  if (typeof value === 'string') return hasCopyToken(value) ? renderTextCopy(value, render) : value;
  const json = typeof value === 'object' ? tryStringify(value) : undefined;
  return json !== undefined && hasCopyToken(json)
    ? renderJsonCopy(JSON.parse(json), render)
    : value;
}

/** Of a text that is JSON the strings in it are filled, so that quotes in them are escaped. */
function renderTextCopy(text: string, render: RenderText): string {
  const json = /^\s*[{["]/.test(text) ? tryParse(text) : undefined;
  return json === undefined ? render(text) : JSON.stringify(renderJsonCopy(json, render));
}

function renderJsonCopy(value: unknown, render: RenderText): unknown {
  if (typeof value === 'string') return hasCopyToken(value) ? renderTextCopy(value, render) : value;
  if (Array.isArray(value)) return value.map((item) => renderJsonCopy(item, render));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, renderJsonCopy(item, render)]),
  );
}

function tryStringify(value: unknown): string | undefined {
  try {
    const json: unknown = JSON.stringify(value);
    return typeof json === 'string' ? json : undefined;
  } catch {
    return undefined; // those who encode it say what is wrong with it
  }
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
