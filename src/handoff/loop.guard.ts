import type { HandoffOutcome, HandoffRequest } from '../answer/agent.desk.js';
import { conversationOf, HandoffLedger } from './handoff.ledger.js';

/** Conversations that are remembered at most; the oldest are forgotten first. */
const CAPACITY = 100_000;

/**
 * The ledger of a host without storage: remembers in memory which conversations were handed over,
 * so that a node that keeps failing does not call an agent at every message.
 */
export class LoopGuard extends HandoffLedger {
  readonly #standing = new Map<string, number>();

  override async once(
    request: HandoffRequest,
    standsFor: number,
    handOver: () => Promise<HandoffOutcome>,
  ): Promise<HandoffOutcome | 'standing'> {
    const conversation = conversationOf(request);
    if (this.stands(conversation)) return 'standing';
    this.remember(conversation, standsFor);
    const outcome = await handOver();
    if (!isGiven(outcome)) this.forget(conversation);
    return outcome;
  }

  stands(conversation: string): boolean {
    const until = this.#standing.get(conversation);
    return until !== undefined && performance.now() < until;
  }

  remember(conversation: string, standsFor: number): void {
    this.#standing.delete(conversation);
    this.#standing.set(conversation, performance.now() + standsFor);
    const oldest = this.#standing.keys().next();
    if (this.#standing.size > CAPACITY && !oldest.done) this.#standing.delete(oldest.value);
  }

  forget(conversation: string): void {
    this.#standing.delete(conversation);
  }
}

/** Whether an agent was called, by us or by the platform, or surely will be. */
export function isGiven({ kind }: HandoffOutcome): boolean {
  return isMoved({ kind }) || kind === 'queued';
}

/** Whether an agent was called, by us or by the platform. */
export function isMoved({ kind }: Pick<HandoffOutcome, 'kind'>): boolean {
  return kind === 'moved' || kind === 'left-to-platform';
}
