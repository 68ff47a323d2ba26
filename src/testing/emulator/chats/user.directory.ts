import { EventEmitter, once } from 'node:events';
import { EmulatedUser } from './emulated.user.js';
import type { ChatState } from './conversation.js';

/** Every user that the platform knows, and word of what becomes of their chats. */
export class UserDirectory {
  readonly #users = new Map<string, EmulatedUser>();
  readonly #changes = new EventEmitter().setMaxListeners(0);

  /** @param registered names of users who have written nothing yet; `anybody` knows all names */
  constructor(private readonly registered: 'anybody' | readonly string[]) {
    if (registered !== 'anybody') for (const name of registered) this.named(name);
  }

  find(userName: string): EmulatedUser | undefined {
    return this.#users.get(userName);
  }

  findByAuthId(authId: unknown): EmulatedUser | undefined {
    return [...this.#users.values()].find(({ profile }) => profile['auth_id'] === authId);
  }

  knows(userName: string): boolean {
    return this.#users.has(userName) || (this.registered === 'anybody' && userName !== '');
  }

  hasWritten(userName: string): boolean {
    const user = this.find(userName);
    return user ? user.conversation !== undefined : this.registered === 'anybody';
  }

  /** The user of that name, registered when there is none. */
  named(userName: string): EmulatedUser {
    const user =
      this.find(userName) ?? new EmulatedUser(userName, () => void this.#changes.emit('change'));
    this.#users.set(userName, user);
    return user;
  }

  /** A new user under a name of the platform's own making, as the user API makes them. */
  created(): EmulatedUser {
    let number = this.#users.size + 1;
    while (this.#users.has(`hu_${number}`)) number++;
    return this.named(`hu_${number}`);
  }

  /** Resolves when the user's latest chat is in that state. */
  async when(userName: string, state: ChatState, signal: AbortSignal): Promise<void> {
    while (this.find(userName)?.conversation?.state !== state) {
      await once(this.#changes, 'change', { signal });
    }
  }

  forget(): void {
    for (const { conversations } of this.#users.values()) {
      for (const conversation of conversations) conversation.forget();
    }
  }
}
