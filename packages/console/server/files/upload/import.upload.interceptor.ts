import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { defer, from, lastValueFrom, type Observable } from 'rxjs';
import { type ConsoleRequest, PRINCIPAL } from '../../auth/console.request.js';
import { readImportBody } from './import.body.js';
import { UploadLimiter } from './upload.limiter.js';

/** Reads the body of an import. It holds a slot of the upload limiter until the import ends. */
@Injectable()
export class ImportUploadInterceptor implements NestInterceptor {
  constructor(private readonly limiter: UploadLimiter) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    const upload = async (): Promise<unknown> => {
      request.body = await readImportBody(request);
      return lastValueFrom(next.handle(), { defaultValue: undefined });
    };
    return defer(() => from(this.limiter.run(request[PRINCIPAL]?.id ?? '', upload)));
  }
}
