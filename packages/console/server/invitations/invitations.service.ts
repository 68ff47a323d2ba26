import { Injectable } from '@nestjs/common';
import type { Orm } from '@nestjs-haptik/storage/internal';
import { PasswordsRepository } from '../auth/passwords.repository.js';
import { ConsoleException } from '../common/console.exception.js';
import { SessionsRepository } from '../auth/sessions.repository.js';
import { ConsoleStorage } from '../common/console.storage.js';
import { UsersRepository } from '../users/users.repository.js';
import type { UserView } from '../users/user.views.js';
import { OneTimeLinks } from '../users/one.time.links.js';
import { hashPassword } from '../auth/password.hash.js';
import type { InvitationRequest, SetupRequest } from '../sign-in/sign.in.requests.js';

/** Creates accounts from links that work once. */
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
   * Creates the first administrator.
   *
   * @throws ConsoleException if the link is invalid, or an administrator exists
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
   * Sets the password of an invited user.
   *
   * @throws ConsoleException if the link is invalid
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
   * Returns the user that a link belongs to.
   *
   * @throws ConsoleException if the link is invalid
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
    'This link is used or expired. Ask an administrator for a new one. If there is no ' +
      'administrator yet, restart the application, which logs a new link.',
  );
}
