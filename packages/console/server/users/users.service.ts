import { Injectable } from '@nestjs/common';
import type { Orm } from '@nestjs-haptik/storage/internal';
import { ConsoleException } from '../common/console.exception.js';
import { SessionsRepository } from '../auth/sessions.repository.js';
import { ConsoleStorage } from '../common/console.storage.js';
import { UsersRepository } from './users.repository.js';
import type { UserView } from './user.views.js';
import { OneTimeLinks } from './one.time.links.js';
import type { UpdateUserRequest, CreateUserRequest } from './user.requests.js';

/** One week. */
const INVITATION_HOURS = 168;

/** Administration of users. */
@Injectable()
export class UsersService {
  constructor(
    private readonly storage: ConsoleStorage,
    private readonly users: UsersRepository,
    private readonly sessions: SessionsRepository,
    private readonly links: OneTimeLinks,
  ) {}

  /** Creates a user, with the token of the invitation. */
  add(draft: CreateUserRequest): Promise<{ user: UserView; token: string }> {
    return this.storage.transaction(async (orm) => {
      const id = await this.users.add(draft, orm);
      const token = await this.links.issue(orm, `invitation:${id}`, INVITATION_HOURS);
      return { user: await this.users.get(id, orm), token };
    });
  }

  /**
   * Changes a user. A new role, or disabling the user, ends their sessions and open links.
   *
   * @throws ConsoleException if no administrator would remain
   */
  change(id: string, change: UpdateUserRequest): Promise<UserView> {
    return this.storage.transaction(async (orm) => {
      await this.users.lockAdministrators(orm);
      const before = await this.users.get(id, orm);
      await this.users.change(id, change, orm);
      const after = await this.users.get(id, orm);
      if (isActiveAdministrator(before) && !isActiveAdministrator(after)) {
        if (!(await this.users.hasAdministrator(orm, id))) throw lastAdministrator();
      }
      if (before.role !== after.role || after.isDisabled) await this.revokeAccess(after, orm);
      return after;
    });
  }

  /** Ends all sessions and open links of a user. */
  endSessions(id: string): Promise<void> {
    return this.storage.transaction(async (orm) => {
      await this.revokeAccess(await this.users.get(id, orm), orm);
    });
  }

  /** Creates a token for setting a new password; earlier ones become invalid. */
  invite(id: string): Promise<string> {
    return this.storage.transaction(async (orm) => {
      const { isDisabled } = await this.users.get(id, orm);
      if (isDisabled) {
        throw new ConsoleException('conflict', 'This user is disabled. Enable the user first.');
      }
      await this.links.revoke(orm, `invitation:${id}`);
      return this.links.issue(orm, `invitation:${id}`, INVITATION_HOURS);
    });
  }

  private async revokeAccess({ id, isDisabled, isInvited }: UserView, orm: Orm): Promise<void> {
    await this.sessions.revokeAll(id, orm);
    // An invited user has no access yet, so that a corrected role keeps the invitation.
    if (isDisabled || !isInvited) await this.links.revoke(orm, `invitation:${id}`);
  }
}

function isActiveAdministrator({ role, isDisabled, isInvited }: UserView): boolean {
  return role === 'administrator' && !isDisabled && !isInvited;
}

function lastAdministrator(): ConsoleException {
  return new ConsoleException(
    'conflict',
    'The console needs at least one administrator. Make another user an administrator first.',
  );
}
