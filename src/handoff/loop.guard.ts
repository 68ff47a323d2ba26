import type { HandoffOutcome } from '../answer/agent.desk.js';

/** Conversations that are remembered at most; the oldest are forgotten first. */
const CAPACITY = 100_000;

/**
 * Keeps one conversation from being handed over again while a hand-over stands or is under way,
 * so that a node that keeps failing does not call an agent at every message.
 */
export class LoopGuard {
  readonly #standing = new Map<string, number>();

  /**
   * Runs the hand-over of a conversation unless one stands.
   *
   * @returns the outcome, or `standing` when the conversation was handed over before
   */
  async once(
    conversation: string,
    standsFor: number,
    handOver: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome | 'standing'> {
    if (this.stands(conversation)) return 'standing';
    this.remember(conversation, standsFor);
    const outcome = await handOver();
    const isGiven = outcome.kind === 'moved' || outcome.kind === 'left-to-platform';
    if (!isGiven) this.#standing.delete(conversation);
    return outcome;
  }

  private stands(conversation: string): boolean {
    const until = this.#standing.get(conversation);
    return until !== undefined && performance.now() < until;
  }

  private remember(conversation: string, standsFor: number): void {
    this.#standing.delete(conversation);
    this.#standing.set(conversation, performance.now() + standsFor);
    const oldest = this.#standing.keys().next();
    if (this.#standing.size > CAPACITY && !oldest.done) this.#standing.delete(oldest.value);
  }
}
