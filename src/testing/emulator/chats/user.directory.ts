import { EventEmitter, once } from 'node:events';
import { EmulatedUser } from './emulated.user.js';
import type { ChatState } from './conversation.js';

/** Every user that the platform knows, and word of what becomes of their chats. */
export class UserDirectory {
  readonly #users = new Map<string, EmulatedUser>();
  readonly #changes = new EventEmitter().setMaxListeners(0);

  /** @param registered names of users who have written nothing yet; `anybody` knows all names */
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

  /** The user of that name, registered when there is none. */
  findOrCreate(userName: string): EmulatedUser {
    const user =
      this.find(userName) ?? new EmulatedUser(userName, () => void this.#changes.emit('change'));
    this.#users.set(userName, user);
    return user;
  }

  /** A new user under a name of the platform's own making, as the user API makes them. */
  create(): EmulatedUser {
    let number = this.#users.size + 1;
    while (this.#users.has(`hu_${number}`)) number++;
    return this.findOrCreate(`hu_${number}`);
  }

  /** Resolves when the user's latest chat is in that state. */
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
