import { type CanActivate, type ExecutionContext, Injectable, UseGuards } from '@nestjs/common';
import { ConsoleIdentity } from './console.identity.js';
import type { ConsoleRequest } from './console.request.js';
import { ConsoleThrottle } from './console.throttle.js';

/**
 * Counts an attempt of an address before anything of the body is looked at. The guard of the console
 * comes first, so that what pages of others make a browser send does not count.
 */
@Injectable()
export class AttemptGuard implements CanActivate {
  constructor(
    private readonly identity: ConsoleIdentity,
    private readonly throttle: ConsoleThrottle,
  ) {}

  /** @throws ConsoleProblem when there were too many */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    await this.throttle.count('address', String(this.identity.addressOf(request)));
    return true;
  }
}

/** A route that proves who somebody is. What succeeds is to be given back to the throttle. */
export const IsAttempt = (): MethodDecorator => UseGuards(AttemptGuard);
