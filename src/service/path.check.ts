import type { ServiceConfig } from './config/service.config.js';
import { ServiceConfigError } from './config/service.config.loader.js';

/** Where the service says whether it lives. */
const HEALTH = 'health';

/**
 * One path would answer for another, and which one is up to the platform.
 *
 * @throws ServiceConfigError when bots, operators and the console do not have paths of their own
 */
export function checkPaths({
  path,
  operator,
  console: { mode, path: pages },
}: ServiceConfig): void {
  const operated = operator.token === undefined ? [] : [operator.path];
  const bots = takenBy(path, [HEALTH, ...operated]);
  if (bots !== undefined) {
    throw new ServiceConfigError(
      `The bots cannot call at "${path}", since "${bots}" answers there. Set HAPTIK_PATH to a path of its ` +
        'own, such as "haptik".',
    );
  }
  const operators = operated.length > 0 ? takenBy(operator.path, [HEALTH]) : undefined;
  if (operators !== undefined) {
    throw new ServiceConfigError(
      `The operator API cannot be at "${operator.path}", since "${operators}" answers there. Change ` +
        'operator.path in config/*.yaml to a path of its own, such as "operator".',
    );
  }
  const editors = mode === 'on' ? takenBy(pages, [path, ...operated, HEALTH]) : undefined;
  if (editors !== undefined) {
    throw new ServiceConfigError(
      `The console cannot be at "${pages}", since "${editors}" answers there. Change console.path in ` +
        'config/*.yaml to a path of its own, such as "console".',
    );
  }
}

/** The path that is the same, above or below. Express does not tell their cases apart. */
function takenBy(own: string, others: readonly string[]): string | undefined {
  return others.find((other) => isWithin(own, other) || isWithin(other, own));
}

function isWithin(path: string, above: string): boolean {
  return `${path}/`.toLowerCase().startsWith(`${above}/`.toLowerCase());
}
