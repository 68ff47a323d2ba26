import type { Type } from '@nestjs/common';
import { TOKEN_SCOPES } from '../console.permissions.js';
import { type RequiredPermission, RequirePermission } from '../require.permission.decorator.js';
import { OPERATION_PATHS } from './operation.paths.js';
import type { Operation, Paths } from './operation.types.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const PROBLEM = {
  description: 'Any other status: a message for the user, with the cure.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Adds the common parts of every operation: the required permission and the error response. */
export function finalizePaths(paths: Paths, controllers: readonly Type[], base: string): Paths {
  const permissions = collectPermissions(controllers);
  const all = Object.entries(paths).map(([path, item]) => {
    const own = { ...item };
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) own[method] = finalizeOperation(operation, method, path, permissions, base);
    }
    return [path, own] as const;
  });
  return Object.fromEntries(all);
}

function finalizeOperation(
  operation: Operation,
  method: string,
  path: string,
  permissions: ReadonlyMap<string, RequiredPermission>,
  base: string,
): Operation {
  const { parameters = [], responses, ...rest } = operation;
  const below = path.slice(path.indexOf(base) + base.length).replace(/^\/operations\//, '');
  const described = OPERATION_PATHS[`${method} ${below}`];
  const reading = method === 'get' ? 'operations:read' : 'operations:write';
  const required = described
    ? reading
    : (permissions.get(operation.operationId ?? '') ?? 'session');
  return {
    ...rest,
    ...described,
    description: describePermission(required),
    parameters: [...parameters, ...(described?.parameters ?? [])],
    responses: { ...(described?.responses ?? responses), default: PROBLEM },
    ...getSecurity(required),
  };
}

/** Tokens have the permissions of their scopes; all others require a session. */
function getSecurity(required: RequiredPermission): {
  security?: NonNullable<Operation['security']>;
} {
  if (required === 'public') return { security: [] };
  return TOKEN_SCOPES.some((scope) => scope === required) ? {} : { security: [{ cookie: [] }] };
}

function describePermission(required: RequiredPermission): string {
  if (required === 'public') return 'Requires no authentication.';
  return required === 'session'
    ? 'Requires a session.'
    : `Requires the permission \`${required}\`.`;
}

function collectPermissions(controllers: readonly Type[]): Map<string, RequiredPermission> {
  const permissions = new Map<string, RequiredPermission>();
  for (const controller of controllers) {
    const base = Object.getPrototypeOf(controller.prototype) as Record<string, object>;
    for (const method of Object.getOwnPropertyNames(base)) {
      const required: unknown = Reflect.getMetadata(RequirePermission.KEY, base[method]!);
      if (required !== undefined) {
        permissions.set(toOperationId(controller.name, method), required as RequiredPermission);
      }
    }
  }
  return permissions;
}

/** `messages_page` is the method `page` of `HaptikMessagesController`. */
export function toOperationId(controller: string, method: string): string {
  return `${controller.replace(/^Haptik|Controller$/g, '').toLowerCase()}_${method}`;
}
