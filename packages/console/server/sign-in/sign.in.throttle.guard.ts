import { type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { RequestAuthenticator } from '../request/request.authenticator.js';
import type { ConsoleRequest } from '../auth/console.request.js';
import { SignInThrottle } from './sign.in.throttle.js';

/**
 * Counts an attempt per client address before the body is validated. ConsoleGuard runs first, so
 * that cross-site requests do not count.
 */
@Injectable()
export class SignInThrottleGuard implements CanActivate {
  constructor(
    private readonly authenticator: RequestAuthenticator,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @throws ConsoleException if there were too many attempts */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    await this.throttle.consume('address', String(this.authenticator.getClientAddress(request)));
    return true;
  }
}

/** Throttles a route that authenticates a user. A handler that succeeds must refund the attempt. */
export const ThrottleSignIn = (): MethodDecorator => UseGuards(SignInThrottleGuard);
