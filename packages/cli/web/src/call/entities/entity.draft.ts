import type { EntityItem } from '../../api/page.contract.js';
import type { EntityDefinition } from './entity.schema.js';

/** What a developer entered for an entity. */
export interface EntityDraft {
  /** The text of the field; lists and objects as JSON. */
  readonly value: string;
  readonly isJson: boolean;
  readonly detection: string;
  /** What the user typed; undefined for the value itself. */
  readonly originalText?: string;
}

export type EntityDrafts = Readonly<Record<string, EntityDraft>>;

/** Values of `detection`. Protocol 1.6. */
export const DETECTIONS = [
  'message',
  'user_profile',
  'default',
  'structure_value_verified',
  'structure_value_not_verified',
  'fallback_value',
  'model_verified',
  'model_not_verified',
] as const;

export const EMPTY_DRAFT: EntityDraft = { value: '', isJson: false, detection: 'message' };

/** The entities of the call. An entity without a value is left out, as Haptik may do. */
export function toEntities(drafts: EntityDrafts): Record<string, readonly EntityItem[]> {
  const filled = Object.entries(drafts).filter(([, { value }]) => value !== '');
  return Object.fromEntries(filled.map(([name, draft]) => [name, toItems(draft)]));
}

function toItems({ value, isJson, detection, originalText }: EntityDraft): EntityItem[] {
  const parsed: unknown = isJson ? parseOr(value) : value;
  const values: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return values.map((entry) => ({
    entity_value: entry,
    detection,
    original_text: originalText ?? (typeof entry === 'string' ? entry : JSON.stringify(entry)),
  }));
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The drafts of entities as they were in a call. */
export function toDrafts(entities: unknown): EntityDrafts {
  if (typeof entities !== 'object' || entities === null || Array.isArray(entities)) return {};
  return Object.fromEntries(
    Object.entries(entities).flatMap(([name, items]) => {
      const list: readonly unknown[] = Array.isArray(items) ? items : [items];
      return list.length === 0 || list[0] === null ? [] : [[name, toDraft(list)]];
    }),
  );
}

function toDraft(items: readonly unknown[]): EntityDraft {
  const parts = items.map((item) =>
    typeof item === 'object' && item !== null && 'entity_value' in item
      ? (item as Partial<EntityItem>)
      : { entity_value: item },
  );
  const values = parts.map((part) => part.entity_value);
  const [first] = parts;
  const single = values.length === 1 ? values[0] : values;
  const isJson = typeof single !== 'string';
  const value = isJson ? JSON.stringify(single) : single;
  const original = first?.original_text;
  return {
    value,
    isJson,
    detection: first?.detection ?? 'message',
    ...(original !== undefined && original !== value && { originalText: original }),
  };
}

/** The mandatory entities without a value: Haptik would ask the user for them first. */
export function findMissing(
  definitions: readonly EntityDefinition[],
  drafts: EntityDrafts,
): readonly string[] {
  return definitions
    .filter(({ name, isRequired }) => isRequired && (drafts[name]?.value ?? '') === '')
    .map(({ name }) => name);
}
