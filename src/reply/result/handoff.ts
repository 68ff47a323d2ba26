/** Handoff options of one node: `false` for no handoff, or the team that takes its chats. */
export type NodeHandoffOptions = false | { readonly team?: string };

export interface HandoffReplyOptions {
  /** Team that takes the chat. @default the node's team, then the bot's */
  readonly team?: string | undefined;
  /** The reply to the user when an agent was called. @default the text `handoffStarted` */
  readonly text?: string | undefined;
}

/** A node result that hands the chat off to a human agent. Created by {@link handoff}. */
export class Handoff {
  readonly team: string | undefined;
  readonly text: string | undefined;

  constructor({ team, text }: HandoffReplyOptions = {}) {
    this.team = team;
    this.text = text;
  }
}

/**
 * Hands the chat off to a human agent. The user reads `text` when an agent was called, else a
 * configured text such as `handoffFailed`.
 *
 * @example
 * return handoff({ team: 'returns', text: 'A colleague from returns takes over.' });
 */
export function handoff(options?: HandoffReplyOptions): Handoff {
  return new Handoff(options);
}
