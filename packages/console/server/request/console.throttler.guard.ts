import { type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { ThrottlerGuard, type ThrottlerLimitDetail } from '@nestjs/throttler';
import { toNetwork } from 'nestjs-haptik/internal';
import type { ConsoleRequest } from '../auth/console.request.js';
import { ConsoleException } from '../common/console.exception.js';
import { RequestAuthenticator } from './request.authenticator.js';

/** Limits requests to the API for each source, before they are authenticated. */
@Injectable()
export class ConsoleThrottlerGuard extends ThrottlerGuard {
  @Inject(RequestAuthenticator) private readonly authenticator!: RequestAuthenticator;

  protected override getTracker(request: ConsoleRequest): Promise<string> {
    return Promise.resolve(toNetwork(String(this.authenticator.getClientAddress(request))));
  }

  /** One count for all routes. */
  protected override generateKey(_context: ExecutionContext, tracker: string): string {
    return tracker;
  }

  protected override throwThrottlingException(
    _context: ExecutionContext,
    { timeToBlockExpire }: ThrottlerLimitDetail,
  ): Promise<void> {
    const seconds = String(timeToBlockExpire);
    const message = `Too many requests. Try again in ${seconds} seconds.`;
    throw new ConsoleException('too-many-requests', message, {}, { 'Retry-After': seconds });
  }
}
