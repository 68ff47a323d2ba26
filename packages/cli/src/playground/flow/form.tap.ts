import type { EntityItem, PressInput } from '../playground.contract.js';
import { toEntityItem } from './hidden.data.js';
import { type Fields, isFields, type Tap } from './tap.js';

/** Sends a form: its values are the message, and fill the entities of their keys. Protocol 3.8. */
export function sendForm(form: Fields, { formValues = {} }: PressInput): Tap {
  const data = isFields(form['data']) ? form['data'] : {};
  const fields: unknown[] = Array.isArray(data['fields']) ? data['fields'] : [];
  const entities: Record<string, readonly EntityItem[]> = {};
  const texts: string[] = [];
  for (const field of fields) {
    const key = isFields(field) ? field['key'] : undefined;
    if (typeof key !== 'string' || !Object.hasOwn(formValues, key)) continue;
    const value = formValues[key] ?? '';
    const values = (Array.isArray(value) ? value : [value]) as readonly string[];
    const filled = values.filter((text) => text !== '');
    if (filled.length === 0) continue;
    entities[key] = filled.map((text) => toEntityItem(text));
    texts.push(filled.join(', '));
  }
  if (texts.length === 0) return { kind: 'nothing', reason: 'The form is empty.' };
  return { kind: 'message', text: texts.join(', '), entities };
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
