import { EventEmitter, once } from 'node:events';
import { EmulatedUser } from './emulated.user.js';
import type { ChatState, Conversation } from './conversation.js';

/** The users of the platform, and waiters for the states of their chats. */
export class UserDirectory {
  readonly #users = new Map<string, EmulatedUser>();
  readonly #changes = new EventEmitter().setMaxListeners(0);

  /**
   * @param registered names of registered users without messages; `any` accepts all names
   * @param onChange called when the state of a chat changed, and for a new conversation
   */
  constructor(
    private readonly registered: 'any' | readonly string[],
    private readonly onChange: (conversation: Conversation) => void,
  ) {
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
    const known = this.find(userName);
    if (known) return known;
    const user = new EmulatedUser(userName, (conversation) => {
      this.#changes.emit('change');
      this.onChange(conversation);
    });
    this.#users.set(userName, user);
    return user;
  }

  /** Removes a user with all conversations. */
  remove(userName: string): void {
    this.find(userName)?.conversations.forEach((conversation) => conversation.cancelCountdown());
    this.#users.delete(userName);
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
