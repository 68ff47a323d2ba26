import { HANDOFF_STATES } from '../../handoff/handoff.book.js';
import { SWITCH_MODES } from '../../options/haptik.event.js';
import type { Schema } from './operation.types.js';

/** What the operator API takes and gives. It stands without OpenAPI, so that it is described here. */

const text: Schema = { type: 'string' };
const number: Schema = { type: 'integer' };
const moment: Schema = { type: 'string', format: 'date-time' };
const state: Schema = { type: 'string', enum: [...HANDOFF_STATES] };
const mode: Schema = { type: 'string', enum: [...SWITCH_MODES] };
const nullable = (schema: Schema): Schema => ({ ...schema, nullable: true });
const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** @param optional names that may be absent */
function object(properties: Record<string, Schema>, optional: readonly string[] = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required } satisfies Schema;
}

const states = object(Object.fromEntries(HANDOFF_STATES.map((name) => [name, number])));

const handoff = object(
  {
    id: text,
    bot: text,
    node: text,
    reason: text,
    team: text,
    userName: text,
    conversationNo: text,
    state,
    attempts: number,
    answer: text,
    promisedAt: moment,
    giveUpAt: moment,
    settledAt: moment,
    changedBy: text,
  },
  ['team', 'conversationNo', 'answer', 'settledAt', 'changedBy'],
);
const switched = object({ bot: text, node: text, mode, note: text, by: text, changedAt: moment }, [
  'node',
  'note',
  'by',
]);
const circuit = object({
  state: { type: 'string', enum: ['closed', 'open', 'half-open'] },
  failures: number,
  since: moment,
});

export const HANDOFF = handoff;
export const HANDOFF_PAGE = object({ entries: listOf(handoff), next: nullable(text) });
export const HANDOFF_TOTALS = object({
  since: moment,
  total: object({ count: number, states }),
  counts: listOf(object({ bot: text, node: text, reason: text, count: number, states })),
});
/** What holds after a switch was set or taken away. */
export const SWITCHED = object(
  { mode, handledBy: { type: 'string', enum: ['method', 'fallback', 'nobody'] }, nearest: text },
  ['handledBy', 'nearest'],
);
export const SWITCHES = object({ switches: listOf(switched) });
export const SWITCH_KEY = object({ bot: { ...text, default: 'default' }, node: text }, [
  'bot',
  'node',
]);
export const SWITCH_CHANGE = object(
  { ...SWITCH_KEY.properties, mode, note: { ...text, maxLength: 1_000 } },
  ['bot', 'node', 'note'],
);
export const NODES = object({
  nodes: listOf(
    object({
      bot: text,
      node: nullable(text),
      place: text,
      mode,
      switch: nullable(switched),
      circuit: nullable(circuit),
    }),
  ),
  desks: listOf(object({ bot: text, circuit })),
});
export const HANDOFF_QUERY = object(
  { state, bot: text, node: text, after: text, limit: { ...number, minimum: 1, maximum: 200 } },
  ['state', 'bot', 'node', 'after', 'limit'],
);
export const COUNT_QUERY = object({ since: moment }, ['since']);
