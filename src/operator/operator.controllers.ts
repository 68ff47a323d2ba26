import {
  applyDecorators,
  Controller,
  type Type,
  UseFilters,
  UseGuards,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { HandoffsController } from './handoffs/handoffs.controller.js';
import { NodesController } from './nodes/nodes.controller.js';
import { OperatorFilter } from './operator.filter.js';
import type { OperatorGuard } from './operator.guard.js';
import { SwitchesController } from './switches/switches.controller.js';

/** Creates the controllers of one module instance, so that two applications share no metadata. */
export function createOperatorControllers(
  path: string,
  guard: Type<OperatorGuard>,
  decorators: readonly ClassDecorator[],
): Type[] {
  const operatorController = (resource: string): ClassDecorator =>
    applyDecorators(
      Controller({ path: `${path}/${resource}`, version: VERSION_NEUTRAL }),
      UseGuards(guard),
      UseFilters(OperatorFilter),
      ...decorators,
    );

  @operatorController('handoffs')
  class HaptikHandoffsController extends HandoffsController {}

  @operatorController('switches')
  class HaptikSwitchesController extends SwitchesController {}

  @operatorController('nodes')
  class HaptikNodesController extends NodesController {}

  return [HaptikHandoffsController, HaptikSwitchesController, HaptikNodesController];
}
