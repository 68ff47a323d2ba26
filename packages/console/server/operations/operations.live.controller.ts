import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import type { Principal } from '../auth/principal.js';
import { CurrentPrincipal, RequirePermission } from '../auth/require.permission.decorator.js';
import { LiveUpdates } from './live.updates.js';
import { LiveChangeView, LiveEndView } from './operations.live.views.js';

/** Tells the status page when to read the overview again, for publishers. */
@Controller('operations')
export class OperationsLiveController {
  constructor(private readonly updates: LiveUpdates) {}

  @RequirePermission('operations:read')
  @Sse('live')
  @ApiExtraModels(LiveChangeView, LiveEndView)
  @ApiOkResponse({
    description:
      'Server-sent events: `change` (LiveChangeView) when the overview has changed, `heartbeat` ' +
      'after 10 seconds without a change, and `end` (LiveEndView) before the connection closes.',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  live(@CurrentPrincipal() principal: Principal): Observable<MessageEvent> {
    return this.updates.connect(principal);
  }
}
