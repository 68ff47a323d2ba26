import { EventEmitter, once } from 'node:events';
import { EmulatedUser } from './emulated.user.js';
import type { ChatState } from './conversation.js';

/** The users of the platform, and waiters for the states of their chats. */
export class UserDirectory {
  readonly #users = new Map<string, EmulatedUser>();
  readonly #changes = new EventEmitter().setMaxListeners(0);

  /** @param registered names of registered users without messages; `any` accepts all names */
  constructor(private readonly registered: 'any' | readonly string[]) {
    if (registered !== 'any') for (const name of registered) this.findOrCreate(name);
  }

  find(userName: string): EmulatedUser | undefined {
    return this.#users.get(userName);
  }

  findByAuthId(authId: unknown): EmulatedUser | undefined {
    return [...this.#users.values()].find(({ profile }) => profile['auth_id'] === authId);
  }

  isKnown(userName: string): boolean {
    return this.#users.has(userName) || (this.registered === 'any' && userName !== '');
  }

  hasWritten(userName: string): boolean {
    const user = this.find(userName);
    return user ? user.conversation !== undefined : this.registered === 'any';
  }

  /** Finds a user, or registers one. */
  findOrCreate(userName: string): EmulatedUser {
    const user =
      this.find(userName) ?? new EmulatedUser(userName, () => void this.#changes.emit('change'));
    this.#users.set(userName, user);
    return user;
  }

  /** Creates a user with a generated name, as the user API does. */
  create(): EmulatedUser {
    let number = this.#users.size + 1;
    while (this.#users.has(`hu_${number}`)) number++;
    return this.findOrCreate(`hu_${number}`);
  }

  /** Resolves when the latest chat of the user is in a state. */
  async waitForState(userName: string, state: ChatState, signal: AbortSignal): Promise<void> {
    while (this.find(userName)?.conversation?.state !== state) {
      await once(this.#changes, 'change', { signal });
    }
  }

  cancelCountdowns(): void {
    for (const { conversations } of this.#users.values()) {
      for (const conversation of conversations) conversation.cancelCountdown();
    }
  }
}
