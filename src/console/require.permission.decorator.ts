import { createParamDecorator } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ConsolePermission } from './console.permissions.js';
import { PRINCIPAL, type ConsoleRequest } from './console.request.js';

/** What a route is open to: a right, anybody who signed in, or everybody. */
export type RequiredPermission = ConsolePermission | 'session' | 'public';

/**
 * The right that a route of the console needs; `session` is that of anybody who signed in. A route
 * without this and without `@Public()` is refused.
 */
export const RequirePermission = Reflector.createDecorator<RequiredPermission>();

/** Opens a route of the console to everybody, signed in or not. */
export const Public = (): MethodDecorator => RequirePermission('public');

/** Who asks: the `Principal` that the guard found. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<ConsoleRequest>()[PRINCIPAL],
);
