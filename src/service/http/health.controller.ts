import { Controller, Get, Optional, ServiceUnavailableException } from '@nestjs/common';
import { StorageHealth } from '../../index.js';
import { GracefulStop } from './graceful.stop.js';

interface Health {
  readonly status: 'ok';
}

/**
 * Says whether the process lives, and whether it takes calls: if not, why, in words that strangers may read.
 */
@Controller('health')
export class HealthController {
  constructor(
    private readonly stop: GracefulStop,
    @Optional() private readonly storage?: StorageHealth,
  ) {}

  @Get('live')
  live(): Health {
    return { status: 'ok' };
  }

  /** @throws ServiceUnavailableException once the service is stopping, or when only a person can mend its storage */
  @Get('ready')
  ready(): Health {
    if (this.stop.isStopping) throw new ServiceUnavailableException({ status: 'stopping' });
    const cause = this.storage?.setupFault;
    if (cause !== undefined) {
      throw new ServiceUnavailableException({ status: 'misconfigured', cause });
    }
    return { status: 'ok' };
  }
}
