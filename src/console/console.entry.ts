import { Injectable } from '@nestjs/common';
import { ConsoleAuth, type Entry } from './console.auth.js';
import { ConsoleIdentity } from './console.identity.js';
import { ConsoleProblem } from './console.problem.js';
import type { ConsoleRequest } from './console.request.js';
import type { SignInRequest } from './sign.in.requests.js';

/** Begins sessions by a password. */
@Injectable()
export class ConsoleEntry {
  constructor(
    private readonly auth: ConsoleAuth,
    private readonly identity: ConsoleIdentity,
  ) {}

  /** @throws ConsoleProblem when the password is wrong */
  async enter({ email, password }: Readonly<SignInRequest>, request: object): Promise<Entry> {
    const headers = this.identity.headersOf(request as ConsoleRequest);
    const entry = await this.auth.signIn(email, password, headers);
    if (entry) return entry;
    const message = 'E-mail or password is wrong, or the user is switched off. Try again.';
    throw new ConsoleProblem('wrong-credentials', message);
  }
}
