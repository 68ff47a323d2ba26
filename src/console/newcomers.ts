import { Injectable } from '@nestjs/common';
import type { Orm } from '../storage/database/database.js';
import { ConsolePasswords } from './console.passwords.js';
import { ConsoleProblem } from './console.problem.js';
import { ConsoleSessions } from './console.sessions.js';
import { ConsoleStorage } from './console.storage.js';
import { ConsoleUsers } from './console.users.js';
import type { UserView } from './console.views.js';
import { OneTimeLinks } from './one.time.links.js';
import { hashPassword } from './password.hash.js';
import type { InvitationRequest, SetupRequest } from './sign.in.requests.js';

/** Lets people in by a link that works once. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly storage: ConsoleStorage,
    private readonly links: OneTimeLinks,
    private readonly users: ConsoleUsers,
    private readonly passwords: ConsolePasswords,
    private readonly sessions: ConsoleSessions,
  ) {}

  /**
   * Makes the first administrator.
   *
   * @throws ConsoleProblem when the link does not work, or there is an administrator
   */
  async setUp({ token, name, email, password }: SetupRequest): Promise<{ id: string }> {
    const subject = await this.links.subjectOf(this.storage.orm, token);
    if (subject !== 'setup') throw spent();
    const hash = await hashPassword(password);
    return this.storage.transaction(async (orm) => {
      await this.users.holdAdministrators(orm);
      if (!(await this.links.redeem(orm, token))) throw spent();
      if (await this.users.hasAdministrator(orm)) throw spent();
      const id = await this.users.add({ name, email, role: 'administrator' }, orm);
      await this.passwords.set(id, hash, orm);
      await this.links.revoke(orm, 'setup');
      return { id };
    });
  }

  /**
   * Gives somebody who was invited a password.
   *
   * @throws ConsoleProblem when the link does not work
   */
  async accept({ token, password }: InvitationRequest): Promise<{ id: string; email: string }> {
    await this.invitedBy(token);
    const hash = await hashPassword(password);
    return this.storage.transaction(async (orm) => {
      const { id, email } = await this.invitedBy(token, orm);
      if (!(await this.links.redeem(orm, token))) throw spent();
      await this.passwords.set(id, hash, orm);
      await this.sessions.endAll(id, orm);
      await this.links.revoke(orm, `invitation:${id}`);
      return { id, email };
    });
  }

  /**
   * Whom a link is for.
   *
   * @throws ConsoleProblem when the link does not work
   */
  async invitedBy(token: string, orm: Orm = this.storage.orm): Promise<UserView> {
    const subject = await this.links.subjectOf(orm, token);
    if (!subject?.startsWith('invitation:')) throw spent();
    const user = await this.users.get(subject.slice('invitation:'.length), orm);
    if (user.isDisabled) throw spent();
    return user;
  }
}

function spent(): ConsoleProblem {
  return new ConsoleProblem(
    'not-found',
    'This link was used, or it is too old. Ask an administrator for a new one; while there is none, ' +
      'restart the application, which prints one.',
  );
}
