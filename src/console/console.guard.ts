import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { BODY_LIMIT } from '../operator/operator.guard.js';
import { getIncomingMessage, waitForShortBody } from '../reply/lingering.close.js';
import { Principal, type PrincipalClaims } from './principal.js';
import { RequestAuthenticator } from './request.authenticator.js';
import { ConsoleException } from './console.exception.js';
import { PRINCIPAL, type ConsoleRequest } from './console.request.js';
import { ResolvedConsoleOptions } from './resolved.console.options.js';
import { type RequiredPermission, RequirePermission } from './require.permission.decorator.js';
import { fitsPublicBodyLimit, MAX_PUBLIC_BODY_BYTES } from './public.body.js';
import { hasJsonOrEmptyBody, isSameOriginRequest, isSafeMethod } from './request.origin.js';

/** Lets a request through that may do what its route needs. What says nothing is refused. */
@Injectable()
export class ConsoleGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: RequestAuthenticator,
    private readonly settings: ResolvedConsoleOptions,
  ) {}

  /** @throws ConsoleException for a request that may not */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const required = this.reflector.get(RequirePermission, context.getHandler());
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    try {
      request[PRINCIPAL] = await this.authorize(request, required);
    } catch (error) {
      await waitForShortBody(getIncomingMessage(context));
      throw error;
    }
    return true;
  }

  /** @throws ConsoleException for a request that may not do what `need` is about */
  async authorize(
    request: ConsoleRequest,
    required: RequiredPermission | undefined,
  ): Promise<Principal> {
    if (required === undefined) throw forbidden('user');
    if (required === 'public') {
      this.assertSameOrigin(request);
      if (!fitsPublicBodyLimit(request)) throw bodyTooLarge();
      request[BODY_LIMIT] = MAX_PUBLIC_BODY_BYTES;
      return Principal.anonymous(this.authenticator.getClientAddress(request));
    }
    const principal = await this.authenticator.authenticate(request);
    if (!principal) throw ConsoleException.unauthenticated();
    if (required === 'session' ? principal.kind !== 'user' : !principal.hasPermission(required))
      throw forbidden(principal.kind);
    if (principal.kind === 'user') this.assertSameOrigin(request);
    return principal;
  }

  /** A browser sends cookies along with what other pages make it do. */
  private assertSameOrigin(request: ConsoleRequest): void {
    if (isSafeMethod(request)) return;
    if (!isSameOriginRequest(request, this.settings.url)) {
      throw new ConsoleException(
        'csrf',
        'This did not come from a page of the console. If it did, the console is reached by another ' +
          'address than it knows: set publicUrl (HAPTIK_PUBLIC_URL) to the one in your browser.',
      );
    }
    if (!hasJsonOrEmptyBody(request)) {
      throw new ConsoleException('invalid', 'The body must be JSON. Set Content-Type to that.');
    }
  }
}

function bodyTooLarge(): ConsoleException {
  const message = `The body is over ${MAX_PUBLIC_BODY_BYTES} bytes, which nobody needs to sign in.`;
  return new ConsoleException('payload-too-large', message);
}

/** A person has a role; a program has a token with scopes. */
function forbidden(kind: PrincipalClaims['kind']): ConsoleException {
  return new ConsoleException(
    'forbidden',
    kind === 'token'
      ? 'This token may not do that. Make one that has the scope for it, if tokens may do it at all.'
      : 'Your role does not allow this. Ask an administrator for another role.',
  );
}
