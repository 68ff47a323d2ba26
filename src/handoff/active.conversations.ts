import { type HaptikClock, SYSTEM_CLOCK } from '../resilience/deadlines/haptik.clock.js';

/** Maximum number of active conversations. The oldest is dropped first. */
const CAPACITY = 100_000;

/** The conversations that were handed off recently, in the memory of this process. */
export class ActiveConversations {
  readonly #activeUntil = new Map<string, number>();

  constructor(private readonly clock: HaptikClock = SYSTEM_CLOCK) {}

  get size(): number {
    return this.#activeUntil.size;
  }

  isActive(conversation: string): boolean {
    const until = this.#activeUntil.get(conversation);
    return until !== undefined && this.clock.now() < until;
  }

  activate(conversation: string, dedupeWindowMs: number): void {
    const now = this.clock.now();
    this.#activeUntil.delete(conversation);
    this.#activeUntil.set(conversation, now + dedupeWindowMs);
    this.removeOldest(now);
  }

  release(conversation: string): void {
    this.#activeUntil.delete(conversation);
  }

  /** Removes those that have ended, up to the first that has not, and those beyond the capacity. */
  private removeOldest(now: number): void {
    for (const [conversation, until] of this.#activeUntil) {
      if (until > now && this.#activeUntil.size <= CAPACITY) return;
      this.#activeUntil.delete(conversation);
    }
  }
}
