import { Injectable } from '@nestjs/common';
import type { HandoffOutcome, HandoffRequest } from './desk/agent.desk.js';
import { conversationKey, HandoffOutbox } from './handoff.outbox.js';

/** Maximum number of active conversations. The oldest is dropped first. */
const CAPACITY = 100_000;

/**
 * The outbox of an application without storage. It keeps in memory which conversations were handed
 * over, so that a node that keeps failing does not call an agent at every message.
 */
@Injectable()
export class InMemoryHandoffOutbox extends HandoffOutbox {
  readonly #activeUntil = new Map<string, number>();

  override async deliverOnce(
    request: HandoffRequest,
    dedupeWindowMs: number,
    handOff: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome | 'already-active'> {
    const conversation = conversationKey(request);
    if (this.isActive(conversation)) return 'already-active';
    this.activate(conversation, dedupeWindowMs);
    const outcome = await handOff();
    if (!isAccepted(outcome)) this.release(conversation);
    return outcome;
  }

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

/** Whether an agent was called, or delivery is queued. */
export function isAccepted({ kind }: HandoffOutcome): boolean {
  return isDelivered({ kind }) || kind === 'queued';
}

/** Whether an agent was called, by the desk or by the platform. */
export function isDelivered({ kind }: Pick<HandoffOutcome, 'kind'>): boolean {
  return kind === 'delivered' || kind === 'delegated-to-platform';
}
