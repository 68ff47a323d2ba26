import type { SecretState } from '../playground.contract.js';

/** Name of the bot of the webhook's own path. */
export const DEFAULT_BOT = 'default';
const NO_SECRET: TargetSecret = { variable: 'HAPTIK_SECRET', source: 'none' };

/** A secret that signs calls, and where it is from. */
export interface TargetSecret extends SecretState {
  /** The bot whose calls it signs. @default all */
  readonly bot?: string;
  /** The node of the bot whose calls it signs. @default all */
  readonly node?: string;
  /** Undefined for unsigned calls. */
  readonly value?: string | undefined;
}

/** The secrets of the calls: of the webhook, of its bots and of their nodes. */
export class TargetSecrets {
  constructor(private readonly secrets: readonly TargetSecret[]) {}

  get isEmpty(): boolean {
    return this.secrets.length === 0;
  }

  /** The secret of a node, or else of its bot, or else of the webhook. Without a node, that of the bot. */
  find(bot: string | undefined, node?: string): TargetSecret {
    const ofBot = this.secrets.filter((secret) => secret.bot === (bot ?? DEFAULT_BOT));
    return (
      ofBot.find((secret) => secret.node === node) ??
      ofBot.find((secret) => secret.node === undefined) ??
      this.secrets.find((secret) => secret.bot === undefined) ??
      NO_SECRET
    );
  }
}
