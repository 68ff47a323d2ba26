import { CommandError, EXIT_CODES, type Terminal } from '../terminal.js';
import { isLoopback } from './webhook.address.js';

/** The secret of Haptik's sample code, which the service in development accepts. It is public. */
const DEVELOPMENT_SECRET = 'test';
export const DEFAULT_SECRET_ENV = 'HAPTIK_SECRET';

/** A secret, and the environment variable that has it. */
export interface NamedSecret {
  readonly name: string;
  readonly value: string;
}

/** The secret that requests are signed with. */
export interface WebhookSecret extends NamedSecret {
  /** Whether it is the public development secret, since the variable is not set. */
  readonly isFallback: boolean;
}

export interface KnownSecrets {
  readonly secret: WebhookSecret;
  /** Secrets of other bots and nodes, to recognize them. */
  readonly others: readonly NamedSecret[];
}

/**
 * Reads the secret from the environment, exactly as it is there. Without HAPTIK_SECRET, a webhook on this
 * machine is called with the public development secret, as the service in development uses it.
 *
 * @throws CommandError when the environment variable is not set or blank
 */
export function readWebhookSecret(name: string, terminal: Terminal, url: URL): WebhookSecret {
  const isSet = (terminal.env[name] ?? '').trim() !== '';
  if (!isSet && name === DEFAULT_SECRET_ENV && isLoopback(url)) {
    terminal.writeStderr(
      `${name} is not set: signed with the public development secret "${DEVELOPMENT_SECRET}".\n`,
    );
    return { name, value: DEVELOPMENT_SECRET, isFallback: true };
  }
  return { name, value: readSecret(name, terminal), isFallback: false };
}

/**
 * Reads a secret from the environment, exactly as it is there.
 *
 * @throws CommandError when the environment variable is not set or blank
 */
export function readSecret(name: string, terminal: Terminal): string {
  const value = terminal.env[name] ?? '';
  if (value.trim() === '') {
    throw new CommandError(
      EXIT_CODES.usage,
      `The environment variable ${name} is not set. Set it to the secret of the webhook, as typed on the Integration ` +
        'tab of the node, give a file with it by --env-file, or name another variable by --secret-env.',
    );
  }
  warnAboutSecret(name, value, terminal);
  return value;
}

function warnAboutSecret(name: string, value: string, terminal: Terminal): void {
  if (value !== value.trim()) {
    terminal.writeStderr(
      `The secret in ${name} begins or ends with white space or a byte order mark.\n`,
    );
  }
  if (value.includes(',')) {
    terminal.writeStderr(
      `The value of ${name} contains a comma. It is used as one secret; if it is a list, set one of its secrets.\n`,
    );
  }
}
