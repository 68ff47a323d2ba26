import { Logger } from '@nestjs/common';
import { DEVELOPMENT_SECRET } from '../index.js';
import type { ServiceConfig } from './config/service.config.js';
import { ServiceConfigError } from './config/service.config.loader.js';

/** Where the public secret may stand in for one. Without NODE_ENV it is a laptop. */
const STAGES: ReadonlySet<string> = new Set(['development', 'test']);
/** Addresses that nobody else can reach. */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

const CURE =
  'Set HAPTIK_SECRET to the secret that is typed on the Integration tab of your Haptik nodes; while it ' +
  'rotates, to the new and the old one with a comma between.';

/**
 * The secrets that were given, or the development secret on a developer's own machine.
 *
 * @throws ServiceConfigError when others could sign with the development secret
 */
export function secretsFor(
  { secrets = [], host }: ServiceConfig,
  stage: string | undefined,
): readonly [string, ...string[]] {
  const [first, ...others] = secrets;
  if (first === undefined) check('is not set', host, stage || 'development');
  else if (secrets.includes(DEVELOPMENT_SECRET)) {
    check("holds the secret of Haptik's public sample", host, stage || 'development');
  }
  if (first !== undefined) return [first, ...others];
  new Logger('Service').warn(
    `HAPTIK_SECRET is not set: calls are verified with the PUBLIC secret "${DEVELOPMENT_SECRET}". ` +
      'Anybody can sign with it; this is for development only.',
  );
  return [DEVELOPMENT_SECRET];
}

/** @throws ServiceConfigError */
function check(what: string, host: string, stage: string): void {
  if (!STAGES.has(stage)) {
    throw new ServiceConfigError(`NODE_ENV is ${stage} and HAPTIK_SECRET ${what}. ${CURE}`);
  }
  if (!LOOPBACK.test(host)) {
    throw new ServiceConfigError(
      `HAPTIK_SECRET ${what}, and HOST is ${host}: anybody who reaches it could sign calls. ${CURE} Or set HOST to ` +
        '127.0.0.1.',
    );
  }
}
