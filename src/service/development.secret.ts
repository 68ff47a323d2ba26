import { Logger } from '@nestjs/common';
import { DEVELOPMENT_SECRET } from 'nestjs-haptik/internal';
import type { ServiceConfig } from './config/service.config.js';
import { ServiceConfigError } from './config/service.config.factory.js';

/** Values of NODE_ENV that allow the public secret. Unset counts as development. */
const PUBLIC_SECRET_ENVIRONMENTS: ReadonlySet<string> = new Set(['development', 'test']);
/** Addresses that only this machine can reach. */
const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

const SECRET_INSTRUCTIONS =
  'Set HAPTIK_SECRET to the secret on the Integration tab of your Haptik nodes; during a rotation, to the ' +
  'new and the old secret, separated by a comma.';

/**
 * The configured secrets, or the development secret on a developer's machine.
 *
 * @throws ServiceConfigError if other machines could sign calls with the development secret
 */
export function resolveServiceSecrets(
  { secrets = [], host }: ServiceConfig,
  nodeEnv: string | undefined,
): readonly [string, ...string[]] {
  const [first, ...others] = secrets;
  if (first === undefined)
    assertDevelopmentSecretAllowed('is not set', host, nodeEnv || 'development');
  else if (secrets.includes(DEVELOPMENT_SECRET)) {
    assertDevelopmentSecretAllowed(
      "contains the secret of Haptik's public sample",
      host,
      nodeEnv || 'development',
    );
  }
  if (first !== undefined) return [first, ...others];
  new Logger('Service').warn(
    `HAPTIK_SECRET is not set: calls are verified with the PUBLIC secret "${DEVELOPMENT_SECRET}". ` +
      'Anyone can sign requests with it. Use it for development only.',
  );
  return [DEVELOPMENT_SECRET];
}

/** @throws ServiceConfigError */
function assertDevelopmentSecretAllowed(problem: string, host: string, nodeEnv: string): void {
  if (!PUBLIC_SECRET_ENVIRONMENTS.has(nodeEnv)) {
    throw new ServiceConfigError(
      `NODE_ENV is ${nodeEnv} and HAPTIK_SECRET ${problem}. ${SECRET_INSTRUCTIONS}`,
    );
  }
  if (!LOOPBACK_HOST.test(host)) {
    throw new ServiceConfigError(
      `HAPTIK_SECRET ${problem}, and HOST is ${host}: anyone who reaches it could sign calls. ${SECRET_INSTRUCTIONS} Or set HOST to ` +
        '127.0.0.1.',
    );
  }
}
