import type { IncomingMessage } from 'node:http';
import { type ExecutionContext, HttpException, HttpStatus, Injectable } from '@nestjs/common';
import { HaptikException } from '../haptik.error.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import { SourceLimiter } from './source.limiter.js';

/** 429: the source sent too many requests that were rejected. */
export class TooManyRejectionsException extends HaptikException {
  readonly code = 'haptik_too_many_rejections';

  constructor(
    /** Seconds until rejections name their cause to the source again. */
    readonly retryAfter: number,
  ) {
    super(HttpStatus.TOO_MANY_REQUESTS, 'Too Many Requests');
  }
}

/**
 * Statuses that unauthenticated requests cause: unsigned or forged, another URL or method, slow or too large. Not 400,
 * which a correctly signed body gets that is no call.
 */
const REJECTION_STATUSES: ReadonlySet<number> = new Set([401, 403, 404, 405, 408, 413]);

interface HeaderSetter {
  header(name: string, value: string): unknown;
}

/**
 * Limits how many requests of a source are rejected with their cause. Only rejections are counted, and only they
 * get 429: a correctly signed call is answered, whatever else came from its address.
 */
@Injectable()
export class RejectionLimiter {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly sources: SourceLimiter,
  ) {}

  /** Counts a rejection. @returns what a source over its limit gets instead */
  count(message: IncomingMessage, status: number): TooManyRejectionsException | undefined {
    const limit = this.options.sourceLimits?.rejections;
    if (limit === undefined || !REJECTION_STATUSES.has(status)) return undefined;
    const source = this.sources.sourceOf(message);
    if (source === undefined) return undefined;
    const { isBlocked, timeToBlockExpire } = this.sources.count('rejections', source, limit);
    if (!isBlocked) return undefined;
    this.sources.checkProxy(message);
    return new TooManyRejectionsException(timeToBlockExpire);
  }

  /** The error of a guard, or what a source over its limit gets instead. */
  limit(error: unknown, context: ExecutionContext): unknown {
    if (!(error instanceof HttpException)) return error;
    const http = context.switchToHttp();
    const request = http.getRequest<IncomingMessage | { readonly raw: IncomingMessage }>();
    const limited = this.count('raw' in request ? request.raw : request, error.getStatus());
    if (!limited) return error;
    http.getResponse<HeaderSetter>().header('Retry-After', String(limited.retryAfter));
    return limited;
  }
}
