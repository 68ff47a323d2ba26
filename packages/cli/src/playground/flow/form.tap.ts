import type { EntityItem, PressInput } from '../playground.contract.js';
import { toEntityItem } from './hidden.data.js';
import { type Fields, isFields, type Tap } from './tap.js';

type FormValues = NonNullable<PressInput['formValues']>;

/** Sends a form: its values are the message, and fill the entities of their keys. Protocol 3.8. */
export function sendForm(form: Fields, { formValues = {} }: PressInput): Tap {
  const data = isFields(form['data']) ? form['data'] : {};
  const fields: unknown[] = Array.isArray(data['fields']) ? data['fields'] : [];
  const keys = fields.flatMap((field) => (isFields(field) ? [field['key']] : []));
  const entered = readEntered(formValues, keys);
  if (entered.length === 0) return EMPTY;
  const text = entered.flatMap(([, values]) => values).join(', ');
  return { kind: 'message', text, entities: toEntities(entered) };
}

/** Sends a form that Haptik keeps and FORM_SHOW names: any value fills the entity of its key. Protocol 3.3. */
export function sendKeptForm(formId: string, label: string, { formValues }: PressInput): Tap {
  if (!formValues) return { kind: 'ask-form', formId };
  const entered = readEntered(formValues, Object.keys(formValues));
  return entered.length === 0
    ? EMPTY
    : { kind: 'message', text: label, label, entities: toEntities(entered) };
}

const EMPTY: Tap = { kind: 'nothing', reason: 'The form is empty.' };

function readEntered(
  given: FormValues,
  keys: readonly unknown[],
): (readonly [key: string, values: readonly string[]])[] {
  return keys.flatMap((key) => {
    if (typeof key !== 'string' || !Object.hasOwn(given, key)) return [];
    const filled = [given[key] ?? ''].flat().filter((text) => text !== '');
    return filled.length === 0 ? [] : [[key, filled] as const];
  });
}

function toEntities(
  entered: readonly (readonly [string, readonly string[]])[],
): Record<string, readonly EntityItem[]> {
  return Object.fromEntries(
    entered.map(([key, values]) => [key, values.map((text) => toEntityItem(text))]),
  );
}

/** Sends the chosen items of a tab list, or the message of an expired one. Protocol 3.10. */
export function sendSelection(
  element: Fields,
  payload: Fields,
  label: string,
  { selectedItems = [] }: PressInput,
): Tap {
  const data = isFields(element['data']) ? element['data'] : {};
  const texts = selectedItems.flatMap(([tab, item]) => {
    const chosen = readItem(readItem(data['tabs'], tab)?.['tab_items'], item);
    const text = chosen?.['message'] ?? chosen?.['title'];
    return typeof text === 'string' && text !== '' ? [text] : [];
  });
  if (texts.length === 0) return { kind: 'nothing', reason: 'Choose an item first.' };
  const text = texts.join(', ');
  const gogo = payload['gogo_message'];
  const received = typeof gogo === 'string' && gogo !== '' ? { received: gogo } : {};
  return { kind: 'message', text, label, entities: {}, ...received };
}

function readItem(list: unknown, index: number): Fields | undefined {
  const item: unknown = Array.isArray(list) ? list[index] : undefined;
  return isFields(item) ? item : undefined;
}
