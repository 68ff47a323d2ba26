import type { SwitchResult } from '../../control/haptik.switches.js';
import type { SwitchRecord } from '../../control/switch.record.js';
import {
  HANDOFF_STATES,
  type HandoffCount,
  type HandoffEntry,
} from '../../handoff/handoff.book.js';
import type { CountQuery, HandoffQuery } from '../../operator/handoff.requests.js';
import type { HandoffPage, HandoffTotals } from '../../operator/handoff.views.js';
import type {
  CircuitStatus,
  DeskStatus,
  NodeStatus,
  NodeStatuses,
} from '../../operator/node.views.js';
import { LARGEST_PAGE, PAGE } from '../../operator/page.limit.js';
import {
  LONGEST_NOTE,
  type SwitchChange,
  type SwitchQuery,
} from '../../operator/switch.requests.js';
import type { SwitchList } from '../../operator/switch.views.js';
import { SWITCH_MODES } from '../../options/haptik.event.js';
import { DEFAULT_BOT } from '../../options/haptik.options.js';
import {
  count,
  limited,
  listOf,
  moment,
  named,
  nullable,
  object,
  oneOf,
  optional,
  text,
  withDefault,
} from './operation.fields.js';

/** What the operator API takes and gives. It stands without OpenAPI, so that it is described here. */

const state = oneOf(HANDOFF_STATES);
const mode = oneOf(SWITCH_MODES);
const reason = named<HandoffEntry['reason']>({
  wished: true,
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
  moved: count,
  dead: count,
  dropped: count,
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
  answer: optional(text),
  promisedAt: moment,
  giveUpAt: moment,
  settledAt: optional(moment),
  changedBy: optional(text),
});
export const HANDOFF_PAGE = object<HandoffPage>({
  entries: listOf(HANDOFF),
  next: nullable(text),
});
export const HANDOFF_TOTALS = object<HandoffTotals>({
  since: moment,
  total: object<HandoffTotals['total']>({ count, states }),
  counts: listOf(object<HandoffCount>({ bot: text, node: text, reason, count, states })),
});

const switched = object<SwitchRecord>({
  bot: text,
  node: optional(text),
  mode,
  note: optional(text),
  by: optional(text),
  changedAt: moment,
});
/** What holds after a switch was set or taken away. */
export const SWITCHED = object<SwitchResult>({
  mode,
  handledBy: optional(oneOf(['method', 'fallback', 'nobody'])),
  nearest: optional(text),
});
export const SWITCHES = object<SwitchList>({ switches: listOf(switched) });

const bot = withDefault(text, { default: DEFAULT_BOT });
export const SWITCH_KEY = object<SwitchQuery>({ bot, node: optional(text) });
export const SWITCH_CHANGE = object<SwitchChange>({
  bot,
  node: optional(text),
  mode,
  note: optional(limited(text, { maxLength: LONGEST_NOTE })),
});

const circuit = object<CircuitStatus>({
  state: named<CircuitStatus['state']>({ closed: true, open: true, 'half-open': true }),
  failures: count,
  since: moment,
});
export const NODES = object<NodeStatuses>({
  nodes: listOf(
    object<NodeStatus>({
      bot: text,
      node: nullable(text),
      place: text,
      mode,
      switch: nullable(switched),
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
  limit: withDefault(count, { minimum: 1, maximum: LARGEST_PAGE, default: PAGE }),
});
export const COUNT_QUERY = object<CountQuery>({ since: withDefault(moment) });
