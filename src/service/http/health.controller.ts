import { Controller, Get, Optional, ServiceUnavailableException } from '@nestjs/common';
import { StorageHealth } from '../../index.js';
import { GracefulShutdown } from './graceful.shutdown.js';

interface HealthStatus {
  readonly status: 'ok';
}

/**
 * Says whether the process lives, and whether it takes calls: if not, why, in words that strangers may read.
 */
@Controller('health')
export class HealthController {
  constructor(
    private readonly shutdown: GracefulShutdown,
    @Optional() private readonly storage?: StorageHealth,
  ) {}

  @Get('live')
  live(): HealthStatus {
    return { status: 'ok' };
  }

  /** @throws ServiceUnavailableException once the service is stopping, or when only a person can mend its storage */
  @Get('ready')
  ready(): HealthStatus {
    if (this.shutdown.isShuttingDown) throw new ServiceUnavailableException({ status: 'stopping' });
    const cause = this.storage?.setupError;
    if (cause !== undefined) {
      throw new ServiceUnavailableException({ status: 'misconfigured', cause });
    }
    return { status: 'ok' };
  }
}
