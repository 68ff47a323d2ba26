import { Injectable } from '@nestjs/common';
import { ConsoleAuth } from './console.auth.js';
import { ConsoleIdentity } from './console.identity.js';
import { ConsoleProblem } from './console.problem.js';
import type { ConsoleRequest } from './console.request.js';
import type { SignInRequest } from './sign.in.requests.js';

/** A session that has just begun. */
export interface Entered {
  /** The id of the user. */
  readonly person: string;
  readonly cookies: readonly string[];
}

/** Begins sessions by a password. */
@Injectable()
export class ConsoleEntry {
  constructor(
    private readonly auth: ConsoleAuth,
    private readonly identity: ConsoleIdentity,
  ) {}

  /** @throws ConsoleProblem when the password is wrong */
  async enter({ email, password }: Readonly<SignInRequest>, request: object): Promise<Entered> {
    const headers = this.identity.headersOf(request as ConsoleRequest);
    const cookies = await this.auth.signIn(email, password, headers);
    if (!cookies) throw wrong();
    const person = await this.auth.ownerOf(cookies);
    if (person === undefined) throw wrong(); // switched off in between
    return { person, cookies };
  }
}

function wrong(): ConsoleProblem {
  const message = 'E-mail or password is wrong, or the user is switched off. Try again.';
  return new ConsoleProblem('wrong-credentials', message);
}
