import type { SwitchResult } from '../../resilience/haptik.switches.js';
import type { SwitchRecord } from '../../resilience/switch.record.js';
import {
  HANDOFF_STATES,
  type HandoffCount,
  type HandoffEntry,
} from '../../handoff/handoff.repository.js';
import type { HandoffCountQuery, HandoffQuery } from '../../operator/handoffs/handoff.requests.js';
import type { HandoffPage, HandoffTotals } from '../../operator/handoffs/handoff.responses.js';
import type {
  CircuitStatus,
  DeskStatus,
  NodeStatus,
  NodeStatusList,
} from '../../operator/nodes/node.responses.js';
import { MAX_PAGE_SIZE, DEFAULT_PAGE_SIZE } from '../../operator/validation/page.limit.js';
import {
  MAX_NOTE_LENGTH,
  type SwitchChange,
  type SwitchQuery,
} from '../../operator/switches/switch.requests.js';
import type { SwitchList } from '../../operator/switches/switch.responses.js';
import { SWITCH_MODES } from '../../options/haptik.event.js';
import { DEFAULT_BOT } from '../../options/resolved.haptik.options.js';
import {
  count,
  limited,
  listOf,
  dateTime,
  enumOf,
  nullable,
  object,
  oneOf,
  optional,
  text,
  withDefault,
} from './operation.fields.js';

/**
 * Schemas of the operator API. It does not depend on @nestjs/swagger, so that its schemas are
 * defined here.
 */

const state = oneOf(HANDOFF_STATES);
const mode = oneOf(SWITCH_MODES);
const reason = enumOf<HandoffEntry['reason']>({
  requested: true,
  exception: true,
  deadline: true,
  empty: true,
  invalid: true,
  'unknown-node': true,
  'circuit-open': true,
  'switched-off': true,
});
const states = object<HandoffCount['states']>({
  pending: count,
  delivered: count,
  expired: count,
  'dead-letter': count,
  cancelled: count,
});

export const HANDOFF = object<HandoffEntry>({
  id: text,
  bot: text,
  node: text,
  reason,
  team: optional(text),
  userName: text,
  conversationNo: optional(text),
  state,
  attempts: count,
  lastError: optional(text),
  createdAt: dateTime,
  expiresAt: dateTime,
  settledAt: optional(dateTime),
  changedBy: optional(text),
});
export const HANDOFF_PAGE = object<HandoffPage>({
  entries: listOf(HANDOFF),
  next: nullable(text),
});
export const HANDOFF_TOTALS = object<HandoffTotals>({
  since: dateTime,
  total: object<HandoffTotals['total']>({ count, states }),
  counts: listOf(object<HandoffCount>({ bot: text, node: text, reason, count, states })),
});

const switchRecord = object<SwitchRecord>({
  bot: text,
  node: optional(text),
  mode,
  note: optional(text),
  changedBy: optional(text),
  changedAt: dateTime,
});
/** The state after a switch was set or deleted. */
export const SWITCH_RESULT = object<SwitchResult>({
  mode,
  handledBy: optional(oneOf(['method', 'fallback', 'none'])),
  suggestion: optional(text),
});
export const SWITCHES = object<SwitchList>({ switches: listOf(switchRecord) });

const bot = withDefault(text, { default: DEFAULT_BOT });
export const SWITCH_KEY = object<SwitchQuery>({ bot, node: optional(text) });
export const SWITCH_CHANGE = object<SwitchChange>({
  bot,
  node: optional(text),
  mode,
  note: optional(limited(text, { maxLength: MAX_NOTE_LENGTH })),
});

const circuit = object<CircuitStatus>({
  state: enumOf<CircuitStatus['state']>({ closed: true, open: true, 'half-open': true }),
  failures: count,
  since: dateTime,
});
export const NODES = object<NodeStatusList>({
  nodes: listOf(
    object<NodeStatus>({
      bot: text,
      node: nullable(text),
      handlerLocation: text,
      mode,
      switch: nullable(switchRecord),
      circuit: nullable(circuit),
    }),
  ),
  desks: listOf(object<DeskStatus>({ bot: text, circuit })),
});

export const HANDOFF_QUERY = object<HandoffQuery>({
  state: optional(state),
  bot: optional(text),
  node: optional(text),
  after: optional(text),
  limit: withDefault(count, { minimum: 1, maximum: MAX_PAGE_SIZE, default: DEFAULT_PAGE_SIZE }),
});
export const COUNT_QUERY = object<HandoffCountQuery>({ since: withDefault(dateTime) });
