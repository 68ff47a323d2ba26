import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { GracefulStop } from './graceful.stop.js';

interface Health {
  readonly status: 'ok';
}

/** Says whether the process lives, and whether it takes calls. Tells nothing else. */
@Controller('health')
export class HealthController {
  constructor(private readonly stop: GracefulStop) {}

  @Get('live')
  live(): Health {
    return { status: 'ok' };
  }

  /** @throws ServiceUnavailableException once the service is stopping */
  @Get('ready')
  ready(): Health {
    if (this.stop.isStopping) throw new ServiceUnavailableException({ status: 'stopping' });
    return { status: 'ok' };
  }
}
