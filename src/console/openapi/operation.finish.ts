import type { Type } from '@nestjs/common';
import { TOKEN_SCOPES } from '../console.rights.js';
import { type ConsoleNeed, Needs } from '../needs.decorator.js';
import { OPERATION_PATHS } from './operation.paths.js';
import type { Operation, Paths } from './operation.types.js';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

const PROBLEM = {
  description: 'Any other status: why it was not done, for people, with the cure.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Adds what stands for every operation: who may, and how a refusal looks. */
export function finished(paths: Paths, controllers: readonly Type[], base: string): Paths {
  const needs = needsOf(controllers);
  const all = Object.entries(paths).map(([path, item]) => {
    const own = { ...item };
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) own[method] = finish(operation, method, path, needs, base);
    }
    return [path, own] as const;
  });
  return Object.fromEntries(all);
}

function finish(
  operation: Operation,
  method: string,
  path: string,
  needs: ReadonlyMap<string, ConsoleNeed>,
  base: string,
): Operation {
  const { parameters = [], responses, ...rest } = operation;
  const below = path.slice(path.indexOf(base) + base.length).replace(/^\/operations\//, '');
  const described = OPERATION_PATHS[`${method} ${below}`];
  const reading = method === 'get' ? 'operations:read' : 'operations:write';
  const need = described ? reading : (needs.get(operation.operationId ?? '') ?? 'session');
  return {
    ...rest,
    ...described,
    description: wordsFor(need),
    parameters: [...parameters, ...(described?.parameters ?? [])],
    responses: { ...(described?.responses ?? responses), default: PROBLEM },
    ...securityFor(need),
  };
}

/** Tokens have the rights of their scopes; everything else is for people. */
function securityFor(need: ConsoleNeed): { security?: NonNullable<Operation['security']> } {
  if (need === 'nothing') return { security: [] };
  return TOKEN_SCOPES.some((scope) => scope === need) ? {} : { security: [{ cookie: [] }] };
}

function wordsFor(need: ConsoleNeed): string {
  if (need === 'nothing') return 'Open to everybody.';
  return need === 'session'
    ? 'Open to everybody who is signed in.'
    : `Needs the right \`${need}\`.`;
}

function needsOf(controllers: readonly Type[]): Map<string, ConsoleNeed> {
  const needs = new Map<string, ConsoleNeed>();
  for (const controller of controllers) {
    const base = Object.getPrototypeOf(controller.prototype) as Record<string, object>;
    for (const method of Object.getOwnPropertyNames(base)) {
      const need: unknown = Reflect.getMetadata(Needs.KEY, base[method]!);
      if (need !== undefined) {
        needs.set(operationIdOf(controller.name, method), need as ConsoleNeed);
      }
    }
  }
  return needs;
}

/** `messages_page` is the method `page` of `HaptikMessagesController`. */
export function operationIdOf(controller: string, method: string): string {
  return `${controller.replace(/^Haptik|Controller$/g, '').toLowerCase()}_${method}`;
}
