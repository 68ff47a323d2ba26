import {
  type BeforeApplicationShutdown,
  Controller,
  Get,
  ServiceUnavailableException,
} from '@nestjs/common';

interface Health {
  readonly status: 'ok';
}

/** Says whether the process lives, and whether it takes calls. Tells nothing else. */
@Controller('health')
export class HealthController implements BeforeApplicationShutdown {
  #isStopping = false;

  @Get('live')
  live(): Health {
    return { status: 'ok' };
  }

  /** @throws ServiceUnavailableException once the service is stopping */
  @Get('ready')
  ready(): Health {
    if (this.#isStopping) throw new ServiceUnavailableException({ status: 'stopping' });
    return { status: 'ok' };
  }

  beforeApplicationShutdown(): void {
    this.#isStopping = true;
  }
}
