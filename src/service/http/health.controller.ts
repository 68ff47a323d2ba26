import { Controller, Get, Optional } from '@nestjs/common';
import {
  HealthCheck,
  type HealthCheckResult,
  HealthCheckService,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { SkipThrottle } from '@nestjs/throttler';
import { StorageHealth } from 'nestjs-haptik';
import { GracefulShutdown } from './graceful.shutdown.js';

/**
 * Liveness and readiness. Responses are public: they hold no secrets and no names of users. They are not limited: a
 * refusal costs as much as the response, and behind a balancer that hides addresses a client could have the service
 * restarted.
 */
@SkipThrottle({ operator: true })
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly shutdown: GracefulShutdown,
    @Optional() private readonly storage?: StorageHealth,
  ) {}

  /** Does not use HealthCheckService, which fails while Nest closes: a restart would end pending calls. */
  @Get('live')
  live(): Pick<HealthCheckResult, 'status'> {
    return { status: 'ok' };
  }

  /**
   * @throws ServiceUnavailableException during shutdown, and while the database rejects the configuration
   * of storage. An unavailable database does not count: bots are answered without it.
   */
  @Get('ready')
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => {
        const service = this.indicators.check('service');
        return this.shutdown.isShuttingDown ? service.down('shutting down') : service.up();
      },
      () => {
        const storage = this.indicators.check('storage');
        const cause = this.storage?.setupError;
        return cause === undefined ? storage.up() : storage.down(cause);
      },
    ]);
  }
}
