import type { ServiceConfig } from './config/service.config.js';
import { ServiceConfigError } from './config/service.config.factory.js';

/** Path of the health checks. */
const HEALTH_PATH = 'health';

/**
 * Requires distinct paths: with overlapping ones, the HTTP platform decides which handler responds.
 *
 * @throws ServiceConfigError if the paths of webhook, operator API, console and health checks overlap
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
      `HAPTIK_PATH "${path}" conflicts with the path "${webhookConflict}". Set HAPTIK_PATH to another path, such as ` +
        '"haptik".',
    );
  }
  const operatorConflict =
    operatorPaths.length > 0 ? findConflictingPath(operator.path, [HEALTH_PATH]) : undefined;
  if (operatorConflict !== undefined) {
    throw new ServiceConfigError(
      `operator.path "${operator.path}" conflicts with the path "${operatorConflict}". Set operator.path in ` +
        'config/*.yaml to another path, such as "operator".',
    );
  }
  const consoleConflict =
    mode === 'on'
      ? findConflictingPath(consolePath, [path, ...operatorPaths, HEALTH_PATH])
      : undefined;
  if (consoleConflict !== undefined) {
    throw new ServiceConfigError(
      `console.path "${consolePath}" conflicts with the path "${consoleConflict}". Set console.path in config/*.yaml ` +
        'to another path, such as "console".',
    );
  }
}

/** The first of `others` that equals the path or contains it, or the reverse. Express ignores case. */
function findConflictingPath(candidate: string, others: readonly string[]): string | undefined {
  return others.find((other) => isSameOrBelow(candidate, other) || isSameOrBelow(other, candidate));
}

function isSameOrBelow(path: string, parent: string): boolean {
  return `${path}/`.toLowerCase().startsWith(`${parent}/`.toLowerCase());
}
