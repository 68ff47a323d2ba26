import type { HaptikEvent } from 'nestjs-haptik';
import { quote } from 'nestjs-haptik/internal';
import type { NoticeContent } from './notice.js';

export type SettledHandoff = Extract<HaptikEvent, { type: 'handoff.settled' }>;

/** Nodes that a notice names. */
const MAX_NODES = 10;

/** Counts the handoffs of a bot that were given up, for one notice about all of them. */
export class LostHandoffs {
  #deadLetters = 0;
  #expired = 0;
  readonly #nodes = new Set<string>();

  constructor(private readonly bot: string) {}

  add({ node, state }: SettledHandoff): void {
    if (state === 'expired') this.#expired += 1;
    else this.#deadLetters += 1;
    if (this.#nodes.size <= MAX_NODES) this.#nodes.add(quote(node));
  }

  toNotice(): NoticeContent {
    const total = this.#deadLetters + this.#expired;
    const names = [...this.#nodes];
    const nodes = names.length > MAX_NODES ? [...names.slice(0, MAX_NODES), 'others'] : names;
    return {
      kind: 'handoffs-lost',
      state: 'raised',
      bot: this.bot,
      node: undefined,
      title: `Bot "${this.bot}": ${total} ${total === 1 ? 'chat' : 'chats'} got no agent`,
      text:
        `Handoffs that became dead letters: ${this.#deadLetters}; that expired: ${this.#expired}. ` +
        `Nodes: ${nodes.join(', ')}. The users asked for an agent and none came. Retry or cancel these handoffs ` +
        'in the console or by the operator API.',
    };
  }
}
