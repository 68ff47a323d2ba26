import { Controller, Get } from '@nestjs/common';

/** A route of the application beside the bot. */
@Controller('health')
export class HealthController {
  @Get()
  check() {
    return { status: 'ok' };
  }
}
