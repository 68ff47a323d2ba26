import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ConsoleAccess } from './console.access.js';
import { ConsoleIdentity } from './console.identity.js';
import { ConsoleProblem } from './console.problem.js';
import { ACCESS, type ConsoleRequest } from './console.request.js';
import { Needs } from './needs.decorator.js';

/** Lets a request through that may do what its route needs. What says nothing is refused. */
@Injectable()
export class ConsoleGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: ConsoleIdentity,
  ) {}

  /** @throws ConsoleProblem for a request that may not */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    const need = this.reflector.get(Needs, context.getHandler());
    if (need === undefined) throw denied();
    if (need === 'nothing') {
      request[ACCESS] = ConsoleAccess.nobody(request.socket.remoteAddress ?? null);
      return true;
    }
    const access = await this.identity.whoAsks(request);
    if (!access) throw ConsoleProblem.signedOut();
    if (need === 'session' ? access.kind !== 'user' : !access.may(need)) throw denied();
    request[ACCESS] = access;
    return true;
  }
}

function denied(): ConsoleProblem {
  return new ConsoleProblem(
    'denied',
    'You may not do this. Ask an administrator for a role, or a token, that may.',
  );
}
