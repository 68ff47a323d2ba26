// oxlint-disable-next-line import/no-unassigned-import -- must precede the imports that need NestJS
import '../nest.version.js';

// Module, options and guard
export { HaptikOperatorModule } from './operator.module.js';
export type { HaptikOperatorOptions } from './operator.options.js';
export { OperatorGuard } from './operator.guard.js';
