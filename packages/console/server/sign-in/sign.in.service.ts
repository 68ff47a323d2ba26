import { Injectable } from '@nestjs/common';
import { AuthService, type SignInResult } from '../auth/auth.service.js';
import { RequestAuthenticator } from '../request/request.authenticator.js';
import { ConsoleException } from '../common/console.exception.js';
import type { ConsoleRequest } from '../auth/console.request.js';
import type { SignInRequest } from './sign.in.requests.js';

/** Creates sessions from e-mail and password. */
@Injectable()
export class SignInService {
  constructor(
    private readonly auth: AuthService,
    private readonly authenticator: RequestAuthenticator,
  ) {}

  /** @throws ConsoleException if the credentials are wrong */
  async signIn({ email, password }: SignInRequest, request: ConsoleRequest): Promise<SignInResult> {
    const headers = this.authenticator.getAuthHeaders(request);
    const result = await this.auth.signIn(email, password, headers);
    if (result) return result;
    const message = 'E-mail or password is wrong, or the user is disabled. Try again.';
    throw new ConsoleException('invalid-credentials', message);
  }
}
