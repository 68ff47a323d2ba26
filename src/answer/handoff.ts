export interface HandoffReplyOptions {
  /** Team that takes the chat. @default the node's team, then the bot's */
  readonly team?: string;
  /** What the user reads when an agent was called. @default the text `handoffStarted` */
  readonly text?: string;
}

/** A chat that a node method gives to a human agent. Made by {@link handoff}. */
export class Handoff {
  readonly team: string | undefined;
  readonly text: string | undefined;

  constructor({ team, text }: HandoffReplyOptions = {}) {
    this.team = team;
    this.text = text;
  }
}

/**
 * Hands the chat to a human agent. The user reads `text` when an agent was called, and the
 * configured text when none could be.
 *
 * @example
 * return handoff({ team: 'returns', text: 'A colleague from returns takes over.' });
 */
export function handoff(options?: HandoffReplyOptions): Handoff {
  return new Handoff(options);
}
