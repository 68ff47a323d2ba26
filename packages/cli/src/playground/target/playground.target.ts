import { type TargetSecret, TargetSecrets } from './target.secrets.js';

/** The receiver as given to the command. */
export interface PlaygroundTarget {
  /** URL of the webhook, without a bot. */
  readonly webhook: URL;
  /** The bot of `--bot`. */
  readonly bot: string | undefined;
  /** URL of the calls: the webhook, or the bot below it. */
  readonly callUrl: URL;
  readonly secrets: TargetSecrets;
}

export interface PlaygroundTargetInput extends Pick<PlaygroundTarget, 'webhook' | 'bot'> {
  readonly secrets: readonly TargetSecret[];
}

export function createTarget({ webhook, bot, secrets }: PlaygroundTargetInput): PlaygroundTarget {
  return Object.freeze({
    webhook,
    bot,
    callUrl: toBotUrl(webhook, bot),
    secrets: new TargetSecrets(secrets),
  });
}

/** URL of a bot below the webhook; the webhook itself without one. */
export function toBotUrl(webhook: URL, bot: string | undefined): URL {
  if (bot === undefined) return webhook;
  const path = webhook.pathname.replace(/\/+$/, '');
  return new URL(`${path}/${encodeURIComponent(bot)}${webhook.search}`, webhook);
}
