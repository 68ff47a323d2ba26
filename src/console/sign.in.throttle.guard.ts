import { type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { RequestAuthenticator } from './request.authenticator.js';
import type { ConsoleRequest } from './console.request.js';
import { SignInThrottle } from './sign.in.throttle.js';

/**
 * Counts an attempt of an address before anything of the body is looked at. The guard of the console
 * comes first, so that what pages of others make a browser send does not count.
 */
@Injectable()
export class SignInThrottleGuard implements CanActivate {
  constructor(
    private readonly authenticator: RequestAuthenticator,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @throws ConsoleException when there were too many */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    await this.throttle.consume('address', String(this.authenticator.getClientAddress(request)));
    return true;
  }
}

/** A route that proves who somebody is. What succeeds is to be given back to the throttle. */
export const ThrottleSignIn = (): MethodDecorator => UseGuards(SignInThrottleGuard);
