import type { ServiceConfig } from './config/service.config.js';
import { ServiceConfigError } from './config/service.config.factory.js';

/**
 * Requires distinct ports: the metrics are served first, and the service would find its port in use.
 *
 * @throws ServiceConfigError if webhook and metrics have one port
 */
export function validatePorts({ port, metrics }: Pick<ServiceConfig, 'port' | 'metrics'>): void {
  if (port === 0 || port !== metrics.port) return;
  throw new ServiceConfigError(
    `PORT and HAPTIK_METRICS_PORT are both ${port}. Set one of them to another port: metrics are not served to those ` +
      'who call the webhook.',
  );
}
