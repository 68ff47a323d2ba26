/**
 * The HTTP API for operators.
 *
 * @module nestjs-haptik/operator
 */

// oxlint-disable-next-line import/no-unassigned-import -- must precede the imports that need NestJS
import '../nest.version.js';

// Module, options and guard
export { HaptikOperatorModule } from './operator.module.js';
export type { HaptikOperatorOptions } from './operator.options.js';
export { OperatorGuard } from './operator.guard.js';

// Types of the parameters and members of the above
export type { HaptikOperatorExtras } from './operator.options.js';
