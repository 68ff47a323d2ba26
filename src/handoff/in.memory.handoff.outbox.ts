import { Injectable } from '@nestjs/common';
import { HaptikClock } from '../resilience/deadlines/haptik.clock.js';
import type { HandoffOutcome, HandoffRequest } from './desk/agent.desk.js';
import { ActiveConversations } from './active.conversations.js';
import { conversationKey, HandoffOutbox, isAccepted } from './handoff.outbox.js';

/**
 * The outbox of an application without storage. It keeps in memory which conversations were handed
 * off, so that a node that keeps failing does not call an agent for every message.
 */
@Injectable()
export class InMemoryHandoffOutbox extends HandoffOutbox {
  readonly #conversations: ActiveConversations;

  constructor(clock: HaptikClock) {
    super();
    this.#conversations = new ActiveConversations(clock);
  }

  override async deliverOnce(
    request: HandoffRequest,
    dedupeWindowMs: number,
    handOff: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome | 'already-active'> {
    const conversation = conversationKey(request);
    if (this.#conversations.isActive(conversation)) return 'already-active';
    this.#conversations.activate(conversation, dedupeWindowMs);
    const outcome = await handOff();
    if (!isAccepted(outcome)) this.#conversations.release(conversation);
    return outcome;
  }
}
