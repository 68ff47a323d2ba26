import { Injectable } from '@nestjs/common';
import type { Orm } from '../storage/database/database.js';
import { PasswordsRepository } from './passwords.repository.js';
import { ConsoleException } from './console.exception.js';
import { SessionsRepository } from './sessions.repository.js';
import { ConsoleStorage } from './console.storage.js';
import { UsersRepository } from './users.repository.js';
import type { UserView } from './console.views.js';
import { OneTimeLinks } from './one.time.links.js';
import { hashPassword } from './password.hash.js';
import type { InvitationRequest, SetupRequest } from './sign.in.requests.js';

/** Lets people in by a link that works once. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly storage: ConsoleStorage,
    private readonly links: OneTimeLinks,
    private readonly users: UsersRepository,
    private readonly passwords: PasswordsRepository,
    private readonly sessions: SessionsRepository,
  ) {}

  /**
   * Makes the first administrator.
   *
   * @throws ConsoleException when the link does not work, or there is an administrator
   */
  async setUp({ token, name, email, password }: SetupRequest): Promise<{ id: string }> {
    const subject = await this.links.findSubject(this.storage.orm, token);
    if (subject !== 'setup') throw linkExpired();
    const hash = await hashPassword(password);
    return this.storage.transaction(async (orm) => {
      await this.users.lockAdministrators(orm);
      if (!(await this.links.redeem(orm, token))) throw linkExpired();
      if (await this.users.hasAdministrator(orm)) throw linkExpired();
      const id = await this.users.add({ name, email, role: 'administrator' }, orm);
      await this.passwords.saveHash(id, hash, orm);
      await this.links.revoke(orm, 'setup');
      return { id };
    });
  }

  /**
   * Gives somebody who was invited a password.
   *
   * @throws ConsoleException when the link does not work
   */
  async accept({ token, password }: InvitationRequest): Promise<{ id: string; email: string }> {
    await this.findInvitedUser(token);
    const hash = await hashPassword(password);
    return this.storage.transaction(async (orm) => {
      const { id, email } = await this.findInvitedUser(token, orm);
      if (!(await this.links.redeem(orm, token))) throw linkExpired();
      await this.passwords.saveHash(id, hash, orm);
      await this.sessions.revokeAll(id, orm);
      await this.links.revoke(orm, `invitation:${id}`);
      return { id, email };
    });
  }

  /**
   * Whom a link is for.
   *
   * @throws ConsoleException when the link does not work
   */
  async findInvitedUser(token: string, orm: Orm = this.storage.orm): Promise<UserView> {
    const subject = await this.links.findSubject(orm, token);
    if (!subject?.startsWith('invitation:')) throw linkExpired();
    const user = await this.users.get(subject.slice('invitation:'.length), orm);
    if (user.isDisabled) throw linkExpired();
    return user;
  }
}

function linkExpired(): ConsoleException {
  return new ConsoleException(
    'not-found',
    'This link was used, or it is too old. Ask an administrator for a new one; while there is none, ' +
      'restart the application, which prints one.',
  );
}
