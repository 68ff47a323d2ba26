import type { IncomingMessage } from 'node:http';
import {
  type ExecutionContext,
  HttpException,
  HttpStatus,
  Inject,
  Injectable,
} from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import { SourceLimiter } from 'nestjs-haptik/internal';

/** A request of Express, or of Fastify, whose `raw` is that of Node. */
type HttpRequest = IncomingMessage | { readonly raw: IncomingMessage };

interface HeaderSetter {
  header(name: string, value: string): unknown;
}

/**
 * Limits requests to the operator API for each source, before tokens are compared. Webhook and searches do not come
 * here: the listener answers them.
 */
@Injectable()
export class ServiceThrottlerGuard extends ThrottlerGuard {
  @Inject(SourceLimiter) private readonly sources!: SourceLimiter;

  protected override getTracker(request: HttpRequest): Promise<string> {
    const message = 'raw' in request ? request.raw : request;
    return Promise.resolve(this.sources.sourceOf(message) ?? 'unknown');
  }

  /** One count for all routes. */
  protected override generateKey(_context: ExecutionContext, tracker: string): string {
    return tracker;
  }

  protected override throwThrottlingException(
    context: ExecutionContext,
    { timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    const http = context.switchToHttp();
    const request = http.getRequest<HttpRequest>();
    this.sources.checkProxy('raw' in request ? request.raw : request);
    http.getResponse<HeaderSetter>().header('Retry-After', String(timeToBlockExpire));
    const message = `Too many requests. Try again in ${timeToBlockExpire} s.`;
    const statusCode = HttpStatus.TOO_MANY_REQUESTS;
    throw new HttpException({ statusCode, message }, statusCode);
  }
}
