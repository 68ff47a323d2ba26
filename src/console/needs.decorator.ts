import { createParamDecorator } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ConsoleRight } from './console.rights.js';
import { ACCESS, type ConsoleRequest } from './console.request.js';

/** What a route is open to: a right, anybody who signed in, or everybody. */
export type ConsoleNeed = ConsoleRight | 'session' | 'nothing';

/**
 * The right that a route of the console needs; `session` is that of anybody who signed in. A route
 * without this and without `@Public()` is refused.
 */
export const Needs = Reflector.createDecorator<ConsoleNeed>();

/** Opens a route of the console to everybody, signed in or not. */
export const Public = (): MethodDecorator => Needs('nothing');

/** Who asks: the `ConsoleAccess` that the guard found. */
export const Acting = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<ConsoleRequest>()[ACCESS],
);
