import { hasCopyToken } from '../copy/reference/copy.token.js';

/** Renders the copy references in a text. Throws when one cannot be rendered. */
export type RenderText = (text: string) => string;

/** A message with its copy references rendered, or the reason why that failed. */
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
    const cause = error instanceof Error ? error.message : 'unknown error';
    return { reason: `a message whose copy cannot be rendered: ${cause}` };
  }
}

/** A value of a state map or a search with its copy references rendered. @throws what `render` throws */
export function renderValueCopy(value: unknown, render: RenderText): unknown {
  if (typeof value === 'string') return hasCopyToken(value) ? renderTextCopy(value, render) : value;
  const json = typeof value === 'object' ? tryStringify(value) : undefined;
  return json !== undefined && hasCopyToken(json)
    ? renderJsonCopy(JSON.parse(json), render)
    : value;
}

/** If the text is JSON, the strings in it are rendered one by one, so that quotes are escaped. */
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
    return undefined; // encoding the message later reports the problem
  }
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
