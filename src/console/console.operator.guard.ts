import { type ExecutionContext, Injectable } from '@nestjs/common';
import { OperatorGuard } from '../operator/operator.guard.js';
import { AuditLog } from './audit.log.js';
import { ConsoleGuard } from './console.guard.js';
import type { ConsoleRequest } from './console.request.js';
import { isSafeMethod } from './request.origin.js';

/** Authorizes the operator API for console users: publishers read, administrators write. */
@Injectable()
export class ConsoleOperatorGuard extends OperatorGuard {
  constructor(
    private readonly guard: ConsoleGuard,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  /** @throws ConsoleException if the request is not authorized */
  override async identifyOperator(context: ExecutionContext): Promise<string> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    const isReading = isSafeMethod(request);
    const required = isReading ? 'operations:read' : 'operations:write';
    const principal = await this.guard.authorize(request, required);
    if (!isReading) {
      const endpoint = request.url.replace(/^.*\/operations\//, '').replace(/\?.*/s, '');
      await this.audit.record(principal, `operation.${request.method.toLowerCase()}`, endpoint);
    }
    return principal.name;
  }
}
