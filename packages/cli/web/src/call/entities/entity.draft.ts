import type { EntityItem } from '../../api/page.contract.js';
import { omit } from '../../api/omit.js';
import type { EntityDefinition } from './entity.schema.js';

/** How the value is written: a text, several texts as a JSON list of strings, or any JSON. */
export type ValueKind = 'text' | 'list' | 'json';

/** What a developer entered for an entity. */
export interface EntityDraft {
  readonly value: string;
  readonly kind: ValueKind;
  readonly detection: string;
  /** What the user typed; undefined for the value itself. */
  readonly originalText?: string;
  /** The items as they were in a call, until something of the entity is edited. */
  readonly items?: readonly EntityItem[] | null;
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

export const EMPTY_DRAFT: EntityDraft = { value: '', kind: 'text', detection: 'message' };

/** The draft after an edit, which replaces the items of a former call. */
export function editDraft(
  draft: EntityDraft,
  changed: Partial<Omit<EntityDraft, 'items'>>,
): EntityDraft {
  return { ...omit(draft, 'items'), ...changed };
}

/** The entities of the call. An entity without a value is left out, as Haptik may do. */
export function toEntities(drafts: EntityDrafts): Record<string, readonly EntityItem[] | null> {
  const filled = Object.entries(drafts).filter(
    ([, { value, items }]) => items !== undefined || value !== '',
  );
  return Object.fromEntries(filled.map(([name, draft]) => [name, toItems(draft)]));
}

function toItems(draft: EntityDraft): readonly EntityItem[] | null {
  return draft.items === undefined ? readItems(draft) : draft.items;
}

/** Each entry of a JSON list is an item. */
function readItems({ value, kind, detection, originalText }: EntityDraft): readonly EntityItem[] {
  const parsed: unknown = kind === 'text' ? value : parseOr(value);
  const values: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return values.map((entry) => ({
    entity_value: entry,
    detection,
    original_text: originalText ?? (typeof entry === 'string' ? entry : JSON.stringify(entry)),
  }));
}

/** Whether a call is repeated with more than the fields of the form show. */
export function hasHiddenParts(draft: EntityDraft): boolean {
  const { items } = draft;
  if (items === undefined) return false;
  return draft.value === '' || JSON.stringify(items) !== JSON.stringify(readItems(draft));
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The drafts of entities as they were in a call. A recorded call may have any shape. */
export function toDrafts(entities: Readonly<Record<string, unknown>> = {}): EntityDrafts {
  return Object.fromEntries(
    Object.entries(entities).map(([name, items]) => [name, toDraft(readItemList(items))]),
  );
}

function readItemList(items: unknown): readonly EntityItem[] | null {
  if (items === null) return null;
  const list: readonly unknown[] = Array.isArray(items) ? items : [items];
  return list.map((item) => (isItem(item) ? item : { entity_value: item }));
}

const isItem = (item: unknown): item is EntityItem =>
  typeof item === 'object' && item !== null && 'entity_value' in item;

function toDraft(items: readonly EntityItem[] | null): EntityDraft {
  const [first, ...others] = items ?? [];
  if (!first) return { ...EMPTY_DRAFT, items };
  const values = [first, ...others].map((item) => item.entity_value);
  const { detection = EMPTY_DRAFT.detection, original_text: original } = first;
  const shown = showValues(values);
  const isOwn = others.length === 0 && original !== undefined && original !== shown.value;
  return { ...shown, detection, ...(isOwn && { originalText: original }), items };
}

function showValues(values: readonly unknown[]): Pick<EntityDraft, 'value' | 'kind'> {
  const [first] = values;
  if (values.length === 1 && typeof first === 'string') return { value: first, kind: 'text' };
  // A single list would be read as several items.
  const isSingle = values.length === 1 && !Array.isArray(first);
  const kind = values.every((value) => typeof value === 'string') ? 'list' : 'json';
  return { value: JSON.stringify(isSingle ? first : values), kind };
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
