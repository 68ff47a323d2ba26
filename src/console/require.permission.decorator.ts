import { createParamDecorator } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ConsolePermission } from './console.permissions.js';
import { PRINCIPAL, type ConsoleRequest } from './console.request.js';

/** Access to a route: a permission, any session, or public. */
export type RequiredPermission = ConsolePermission | 'session' | 'public';

/**
 * Declares the permission that a route requires; `session` requires a signed-in user. A route with
 * neither this decorator nor `@Public()` is refused.
 */
export const RequirePermission = Reflector.createDecorator<RequiredPermission>();

/** Makes a route accessible without authentication. */
export const Public = (): MethodDecorator => RequirePermission('public');

/** Injects the `Principal` of the request. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<ConsoleRequest>()[PRINCIPAL],
);
