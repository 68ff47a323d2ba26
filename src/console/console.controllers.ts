import {
  applyDecorators,
  Controller,
  type Type,
  UseFilters,
  UseGuards,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { ConsoleFilter } from './console.filter.js';
import { ConsoleGuard } from './console.guard.js';
import { copyControllersAt } from './copy/copy.controllers.js';
import { SessionController } from './session.controller.js';

/** Controllers of their own for every module instance, so that two applications never meet. */
export function consoleControllersAt(path: string, decorators: readonly ClassDecorator[]): Type[] {
  const door = (resource: string): ClassDecorator =>
    applyDecorators(
      Controller({
        path: [path, 'api', resource].filter(Boolean).join('/'),
        version: VERSION_NEUTRAL,
      }),
      UseGuards(ConsoleGuard),
      UseFilters(ConsoleFilter),
      ...decorators,
    );

  @door('')
  class HaptikSessionController extends SessionController {}

  return [HaptikSessionController, ...copyControllersAt(door)];
}
