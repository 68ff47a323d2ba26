import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { Observable } from 'rxjs';
import { AuditLog } from '../audit/audit.log.js';
import { type ConsoleRequest, PRINCIPAL } from '../auth/console.request.js';
import { isSafeMethod } from '../auth/request.origin.js';

/** Records attempts to change something, before their outcome is known. */
@Injectable()
export class OperationAuditInterceptor implements NestInterceptor {
  constructor(private readonly audit: AuditLog) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    const principal = request[PRINCIPAL];
    if (principal && !isSafeMethod(request)) {
      const endpoint = request.url.replace(/^.*\/operations\//, '').replace(/\?.*/s, '');
      await this.audit.record(principal, `operation.${request.method.toLowerCase()}`, endpoint);
    }
    return next.handle();
  }
}
