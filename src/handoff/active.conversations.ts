/** Maximum number of active conversations. The oldest is dropped first. */
const CAPACITY = 100_000;

/** The conversations that were handed off recently, in the memory of this process. */
export class ActiveConversations {
  readonly #activeUntil = new Map<string, number>();

  isActive(conversation: string): boolean {
    const until = this.#activeUntil.get(conversation);
    return until !== undefined && performance.now() < until;
  }

  activate(conversation: string, dedupeWindowMs: number): void {
    this.#activeUntil.delete(conversation);
    this.#activeUntil.set(conversation, performance.now() + dedupeWindowMs);
    const oldest = this.#activeUntil.keys().next();
    if (this.#activeUntil.size > CAPACITY && !oldest.done) this.#activeUntil.delete(oldest.value);
  }

  release(conversation: string): void {
    this.#activeUntil.delete(conversation);
  }
}
