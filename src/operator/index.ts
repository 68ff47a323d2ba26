// oxlint-disable-next-line import/no-unassigned-import -- comes before what needs it
import '../nest.version.js';

// The module, its options, and who may operate
export { HaptikOperatorModule } from './operator.module.js';
export type { HaptikOperatorExtras, HaptikOperatorOptions } from './operator.options.js';
export { OperatorGuard } from './operator.guard.js';

// What it answers
export type { HandoffPage, HandoffTotals } from './handoff.responses.js';
export type { CircuitStatus, DeskStatus, NodeStatus, NodeStatusList } from './node.responses.js';
