import { type ExecutionContext, Injectable } from '@nestjs/common';
import { OperatorGuard } from '../operator/operator.guard.js';
import { AuditLog } from './audit.log.js';
import { ConsoleGuard } from './console.guard.js';
import type { ConsoleRequest } from './console.request.js';
import { isSafeMethod } from './request.origin.js';

/** Opens the operator API to those who are signed in: publishers read it, administrators act. */
@Injectable()
export class ConsoleOperatorGuard extends OperatorGuard {
  constructor(
    private readonly guard: ConsoleGuard,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  /** @throws ConsoleException for a request that may not */
  override async identifyOperator(context: ExecutionContext): Promise<string> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    const isReading = isSafeMethod(request);
    const required = isReading ? 'operations:read' : 'operations:write';
    const principal = await this.guard.authorize(request, required);
    if (!isReading) {
      const where = request.url.replace(/^.*\/operations\//, '').replace(/\?.*/s, '');
      await this.audit.record(principal, `operation.${request.method.toLowerCase()}`, where);
    }
    return principal.name;
  }
}
