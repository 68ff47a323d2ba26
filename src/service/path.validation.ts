import type { ServiceConfig } from './config/service.config.js';
import { ServiceConfigError } from './config/service.config.factory.js';

/** Where the service says whether it lives. */
const HEALTH_PATH = 'health';

/**
 * One path would answer for another, and which one is up to the platform.
 *
 * @throws ServiceConfigError when bots, operators and the console do not have paths of their own
 */
export function validatePaths({
  path,
  operator,
  console: { mode, path: consolePath },
}: ServiceConfig): void {
  const operatorPaths = operator.token === undefined ? [] : [operator.path];
  const webhookConflict = findConflictingPath(path, [HEALTH_PATH, ...operatorPaths]);
  if (webhookConflict !== undefined) {
    throw new ServiceConfigError(
      `The bots cannot call at "${path}", since "${webhookConflict}" answers there. Set HAPTIK_PATH to a path of its ` +
        'own, such as "haptik".',
    );
  }
  const operatorConflict =
    operatorPaths.length > 0 ? findConflictingPath(operator.path, [HEALTH_PATH]) : undefined;
  if (operatorConflict !== undefined) {
    throw new ServiceConfigError(
      `The operator API cannot be at "${operator.path}", since "${operatorConflict}" answers there. Change ` +
        'operator.path in config/*.yaml to a path of its own, such as "operator".',
    );
  }
  const consoleConflict =
    mode === 'on'
      ? findConflictingPath(consolePath, [path, ...operatorPaths, HEALTH_PATH])
      : undefined;
  if (consoleConflict !== undefined) {
    throw new ServiceConfigError(
      `The console cannot be at "${consolePath}", since "${consoleConflict}" answers there. Change console.path in ` +
        'config/*.yaml to a path of its own, such as "console".',
    );
  }
}

/** The path that is the same, above or below. Express does not tell their cases apart. */
function findConflictingPath(candidate: string, others: readonly string[]): string | undefined {
  return others.find((other) => isSameOrBelow(candidate, other) || isSameOrBelow(other, candidate));
}

function isSameOrBelow(path: string, parent: string): boolean {
  return `${path}/`.toLowerCase().startsWith(`${parent}/`.toLowerCase());
}
