import { Logger } from '@nestjs/common';
import { DEVELOPMENT_SECRET } from '../index.js';
import type { ServiceConfig } from './config/service.config.js';
import { ServiceConfigError } from './config/service.config.loader.js';

/**
 * The secrets that were given, or the development secret outside of production.
 *
 * @throws ServiceConfigError when production has no secret
 */
export function secretsFor(
  { secrets: [first, ...others] = [] }: ServiceConfig,
  stage: string | undefined,
): readonly [string, ...string[]] {
  if (first !== undefined) return [first, ...others];
  if (stage === 'production') {
    throw new ServiceConfigError(
      'NODE_ENV is production and HAPTIK_SECRET is not set. Set it to the secret that is typed on ' +
        'the Integration tab of your Haptik nodes; while it rotates, to the new and the old one ' +
        'with a comma between.',
    );
  }
  new Logger('Service').warn(
    `HAPTIK_SECRET is not set: calls are verified with the PUBLIC secret "${DEVELOPMENT_SECRET}". ` +
      'Anybody can sign with it; this is for development only.',
  );
  return [DEVELOPMENT_SECRET];
}
