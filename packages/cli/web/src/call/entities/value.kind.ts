import type { EntityDraft, ValueKind } from './entity.draft.js';

type ShownValue = Pick<EntityDraft, 'value' | 'kind'>;

/** The value written in another way. */
export function toKind({ value, kind }: ShownValue, wanted: ValueKind): ShownValue {
  if (value === '' || kind === wanted) return { value, kind: wanted };
  if (wanted === 'list') return { value: JSON.stringify(toTexts(value, kind)), kind: wanted };
  if (wanted === 'text') return { value: toTexts(value, kind).join(', '), kind: wanted };
  return {
    value: kind === 'list' || isJsonObject(value) ? value : JSON.stringify(value),
    kind: wanted,
  };
}

/** The strings of a JSON list; undefined for other JSON. */
export function parseStrings(text: string): readonly string[] | undefined {
  if (text === '') return [];
  const value = parse(text);
  const isList = Array.isArray(value) && value.every((entry) => typeof entry === 'string');
  return isList ? value : undefined;
}

function toTexts(value: string, kind: ValueKind): readonly string[] {
  if (kind === 'text') return [value];
  const parsed = parse(value);
  return parseStrings(value) ?? [typeof parsed === 'string' ? parsed : value];
}

function isJsonObject(text: string): boolean {
  const value = parse(text);
  return typeof value === 'object' && value !== null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
