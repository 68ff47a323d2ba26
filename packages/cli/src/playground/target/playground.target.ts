/** The receiver as given to the command. */
export interface PlaygroundTarget {
  /** URL of the webhook, without a bot. */
  readonly webhook: URL;
  /** The bot of `--bot`. */
  readonly bot: string | undefined;
  /** URL of the calls: the webhook, or the bot below it. */
  readonly callUrl: URL;
  /** Undefined for unsigned calls. */
  readonly secret: string | undefined;
  /** Name of the environment variable of the secret. */
  readonly variable: string;
}

export type PlaygroundTargetInput = Omit<PlaygroundTarget, 'callUrl'>;

export function createTarget(input: PlaygroundTargetInput): PlaygroundTarget {
  return Object.freeze({ ...input, callUrl: toBotUrl(input.webhook, input.bot) });
}

/** URL of a bot below the webhook; the webhook itself without one. */
export function toBotUrl(webhook: URL, bot: string | undefined): URL {
  if (bot === undefined) return webhook;
  const path = webhook.pathname.replace(/\/+$/, '');
  return new URL(`${path}/${encodeURIComponent(bot)}${webhook.search}`, webhook);
}
