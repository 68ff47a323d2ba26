import type { EntityItem } from '../playground.contract.js';

/** A message of the user without its hidden data, and the data. */
export interface VisibleMessage {
  readonly text: string;
  /** Values by key. */
  readonly data: Readonly<Record<string, string>>;
}

const TRAILING_BRACES = /\s*\{([^{}]*)\}\s*$/;

/** Splits `Know more{api_name:plan, planid:mobile plus}`: the part in braces is not shown. Protocol 3.5. */
export function splitHiddenData(message: string): VisibleMessage {
  const braces = TRAILING_BRACES.exec(message);
  if (!braces) return { text: message, data: {} };
  const pairs = (braces[1] ?? '').split(',').flatMap((part): [string, string][] => {
    const colon = part.indexOf(':');
    return colon > 0 ? [[part.slice(0, colon).trim(), part.slice(colon + 1).trim()]] : [];
  });
  return { text: message.slice(0, braces.index), data: Object.fromEntries(pairs) };
}

/** An item of an entity that the user's message filled. Protocol 1.6. */
export function toEntityItem(value: unknown, originalText = String(value)): EntityItem {
  return { entity_value: value, detection: 'message', original_text: originalText };
}
