import { type ExecutionContext, Injectable } from '@nestjs/common';
import { OperatorGuard } from '../operator/operator.guard.js';
import { ConsoleAudit } from './console.audit.js';
import { ConsoleGuard } from './console.guard.js';
import type { ConsoleRequest } from './console.request.js';
import { isSafe } from './request.origin.js';

/** Opens the operator API to those who are signed in: publishers read it, administrators act. */
@Injectable()
export class ConsoleOperatorGuard extends OperatorGuard {
  constructor(
    private readonly guard: ConsoleGuard,
    private readonly audit: ConsoleAudit,
  ) {
    super();
  }

  /** @throws ConsoleProblem for a request that may not */
  override async whoActs(context: ExecutionContext): Promise<string> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    const isReading = isSafe(request);
    const need = isReading ? 'operations:read' : 'operations:write';
    const access = await this.guard.admit(request, need);
    if (!isReading) {
      const where = request.url.replace(/^.*\/operations\//, '').replace(/\?.*/s, '');
      await this.audit.tell(access, `operation.${request.method.toLowerCase()}`, where);
    }
    return access.name;
  }
}
