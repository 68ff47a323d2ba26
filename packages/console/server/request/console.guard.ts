import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { waitForShortBody } from 'nestjs-haptik/internal';
import { Principal, type PrincipalClaims } from '../auth/principal.js';
import { RequestAuthenticator } from './request.authenticator.js';
import { ConsoleException } from '../common/console.exception.js';
import { type ConsoleRequest, getHeader, PRINCIPAL } from '../auth/console.request.js';
import { ResolvedConsoleOptions } from '../common/resolved.console.options.js';
import { Permission, type RequiredPermission } from '../auth/require.permission.decorator.js';
import { MAX_PUBLIC_BODY_BYTES } from './json.body.interceptor.js';
import { hasJsonOrEmptyBody, isSameOriginRequest, isSafeMethod } from '../auth/request.origin.js';

/** Authorizes requests. A route that declares no permission is refused. */
@Injectable()
export class ConsoleGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: RequestAuthenticator,
    private readonly settings: ResolvedConsoleOptions,
  ) {}

  /** @throws ConsoleException if the request is not authorized */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const required = this.reflector.get(Permission, context.getHandler());
    const request = context.switchToHttp().getRequest<ConsoleRequest>();
    try {
      request[PRINCIPAL] = await this.authorize(request, required);
    } catch (error) {
      await waitForShortBody(request);
      throw error;
    }
    return true;
  }

  private async authorize(
    request: ConsoleRequest,
    required: RequiredPermission | undefined,
  ): Promise<Principal> {
    if (required === undefined) throw forbidden('user');
    if (required === 'public') {
      this.assertSameOrigin(request);
      if (Number(getHeader(request, 'content-length') ?? 0) > MAX_PUBLIC_BODY_BYTES)
        throw bodyTooLarge();
      return Principal.anonymous(this.authenticator.getClientAddress(request));
    }
    const principal = await this.authenticator.authenticate(request);
    if (!principal) throw ConsoleException.unauthenticated();
    if (required === 'session' ? principal.kind !== 'user' : !principal.hasPermission(required))
      throw forbidden(principal.kind);
    if (principal.kind === 'user') this.assertSameOrigin(request);
    return principal;
  }

  /**
   * Protects against cross-site request forgery: a browser sends cookies with requests of other
   * pages, too.
   */
  private assertSameOrigin(request: ConsoleRequest): void {
    if (isSafeMethod(request)) return;
    if (!isSameOriginRequest(request, this.settings.url)) {
      throw new ConsoleException(
        'csrf',
        'The request did not come from a page of the console. If it did, the address in ' +
          'your browser differs from the configured one: set publicUrl (HAPTIK_PUBLIC_URL) ' +
          'to the address in your browser.',
      );
    }
    if (!hasJsonOrEmptyBody(request)) {
      throw new ConsoleException(
        'invalid',
        'The body must be JSON. Set the header Content-Type to application/json.',
      );
    }
  }
}

function bodyTooLarge(): ConsoleException {
  const message =
    `The body is larger than ${MAX_PUBLIC_BODY_BYTES} bytes, the limit for requests without ` +
    'authentication. Send less.';
  return new ConsoleException('payload-too-large', message);
}

/** Users have a role; programs have a token with scopes. */
function forbidden(kind: PrincipalClaims['kind']): ConsoleException {
  return new ConsoleException(
    'forbidden',
    kind === 'token'
      ? 'This token lacks the required permission. Create a token with the scope, if tokens ' +
          'can have it.'
      : 'Your role does not allow this. Ask an administrator for another role.',
  );
}
