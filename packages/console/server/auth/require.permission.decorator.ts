import { applyDecorators, createParamDecorator } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiDefaultResponse, ApiOperation } from '@nestjs/swagger';
import { type ConsolePermission, TOKEN_SCOPES } from '../common/console.permissions.js';
import { PRINCIPAL, type ConsoleRequest } from './console.request.js';

/** Access to a route: a permission, any session, or public. */
export type RequiredPermission = ConsolePermission | 'session' | 'public';

/** The metadata that the guard reads. */
export const Permission = Reflector.createDecorator<RequiredPermission>();

/**
 * Declares the permission that a route requires, and documents it; `session` requires a signed-in
 * user. A route with neither this decorator nor `@Public()` is refused.
 */
export const RequirePermission = (required: RequiredPermission): MethodDecorator =>
  applyDecorators(
    Permission(required),
    ApiOperation({ description: describePermission(required), ...getSecurity(required) }),
    ApiDefaultResponse({
      description: 'Any other status: a message for the user, with the cure.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
    }),
  );

/** Makes a route accessible without authentication. */
export const Public = (): MethodDecorator => RequirePermission('public');

/** Injects the `Principal` of the request. */
export const CurrentPrincipal = createParamDecorator(
  (_: unknown, context) => context.switchToHttp().getRequest<ConsoleRequest>()[PRINCIPAL],
);

/** Tokens have the permissions of their scopes; all others require a session. */
function getSecurity(required: RequiredPermission): { security?: Record<string, string[]>[] } {
  if (required === 'public') return { security: [] };
  return TOKEN_SCOPES.some((scope) => scope === required) ? {} : { security: [{ cookie: [] }] };
}

function describePermission(required: RequiredPermission): string {
  if (required === 'public') return 'Requires no authentication.';
  return required === 'session'
    ? 'Requires a session.'
    : `Requires the permission \`${required}\`.`;
}
