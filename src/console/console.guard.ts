import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { BODY_LIMIT } from '../operator/operator.guard.js';
import { messageOf, shortBodyOf } from '../reply/closing.answer.js';
import { ConsoleAccess, type ConsoleActor } from './console.access.js';
import { ConsoleIdentity } from './console.identity.js';
import { ConsoleProblem } from './console.problem.js';
import { ACCESS, type ConsoleRequest } from './console.request.js';
import { ConsoleSettings } from './console.settings.js';
import { type ConsoleNeed, Needs } from './needs.decorator.js';
import { isWithinLimit, LARGEST_PUBLIC_BODY } from './public.body.js';
import { hasJsonOrNothing, isFromOurPage, isSafe } from './request.origin.js';

/** Lets a request through that may do what its route needs. What says nothing is refused. */
@Injectable()
export class ConsoleGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly identity: ConsoleIdentity,
    private readonly settings: ConsoleSettings,
  ) {}

  /** @throws ConsoleProblem for a request that may not */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const need = this.reflector.get(Needs, context.getHandler());
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    try {
      request[ACCESS] = await this.admit(request, need);
    } catch (error) {
      await shortBodyOf(messageOf(context));
      throw error;
    }
    return true;
  }

  /** @throws ConsoleProblem for a request that may not do what `need` is about */
  async admit(request: ConsoleRequest, need: ConsoleNeed | undefined): Promise<ConsoleAccess> {
    if (need === undefined) throw denied('user');
    if (need === 'nothing') {
      this.checkOrigin(request);
      if (!isWithinLimit(request)) throw tooLarge();
      request[BODY_LIMIT] = LARGEST_PUBLIC_BODY;
      return ConsoleAccess.nobody(this.identity.addressOf(request));
    }
    const access = await this.identity.whoAsks(request);
    if (!access) throw ConsoleProblem.signedOut();
    if (need === 'session' ? access.kind !== 'user' : !access.may(need)) throw denied(access.kind);
    if (access.kind === 'user') this.checkOrigin(request);
    return access;
  }

  /** A browser sends cookies along with what other pages make it do. */
  private checkOrigin(request: ConsoleRequest): void {
    if (isSafe(request)) return;
    if (!isFromOurPage(request, this.settings.url)) {
      throw new ConsoleProblem(
        'csrf',
        'This did not come from a page of the console. If it did, the console is reached by another ' +
          'address than it knows: set publicUrl (HAPTIK_PUBLIC_URL) to the one in your browser.',
      );
    }
    if (!hasJsonOrNothing(request)) {
      throw new ConsoleProblem('invalid', 'The body must be JSON. Set Content-Type to that.');
    }
  }
}

function tooLarge(): ConsoleProblem {
  const message = `The body is over ${LARGEST_PUBLIC_BODY} bytes, which nobody needs to sign in.`;
  return new ConsoleProblem('too-large', message);
}

/** A person has a role; a program has a token with scopes. */
function denied(kind: ConsoleActor['kind']): ConsoleProblem {
  return new ConsoleProblem(
    'denied',
    kind === 'token'
      ? 'This token may not do that. Make one that has the scope for it, if tokens may do it at all.'
      : 'Your role does not allow this. Ask an administrator for another role.',
  );
}
