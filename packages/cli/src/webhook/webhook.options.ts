import { Option } from 'commander';
import { CommandError, EXIT_CODES, type Terminal } from '../terminal.js';
import { isLoopback, parseWebhookUrl } from './webhook.address.js';

/** Options of all commands that call a webhook. */
export interface WebhookOptions {
  readonly url?: string;
  readonly secretEnv: string;
  readonly bot?: string;
  readonly json?: true;
}

const DEFAULT_URL = 'http://127.0.0.1:3000/haptik';
/** The secret of Haptik's sample code, which the service in development accepts. It is public. */
const DEVELOPMENT_SECRET = 'test';
const DEFAULT_SECRET_ENV = 'HAPTIK_SECRET';

/** `--url`, which overrides the environment. */
export function webhookUrlOption(): Option {
  return new Option(
    '--url <url>',
    `URL of the webhook (default: HAPTIK_WEBHOOK_URL, or ${DEFAULT_URL})`,
  );
}

/** `--secret-env`. The secret itself is never an argument: all users of a machine can read those. */
export function secretEnvOption(): Option {
  return new Option('--secret-env <name>', 'environment variable with the secret')
    .argParser(parseSecretName)
    .default(DEFAULT_SECRET_ENV);
}

/** `--bot`, the name of a bot at `<url>/<bot>`. */
export function botOption(): Option {
  return new Option('--bot <name>', 'bot of the webhook (default: the default bot)');
}

/** `--json`: one JSON document on standard output, and nothing else. */
export function jsonOption(): Option {
  return new Option('--json', 'prints the result, or the error, as one JSON document');
}

/**
 * Resolves the URL that a command calls: `--url`, else HAPTIK_WEBHOOK_URL, else the service on this machine,
 * and `--bot` below it.
 *
 * @throws CommandError when the URL is invalid, or contains a user or a password
 */
export function resolveWebhookUrl(
  { url, bot }: { readonly url?: string | undefined; readonly bot?: string | undefined },
  { env }: Terminal,
): URL {
  const resolved = parseWebhookUrl(url ?? (env['HAPTIK_WEBHOOK_URL'] || DEFAULT_URL));
  if (bot === undefined) return resolved;
  const path = resolved.pathname.replace(/\/+$/, '');
  return new URL(`${path}/${encodeURIComponent(bot)}${resolved.search}`, resolved);
}

/**
 * Reads the secret from the environment, exactly as it is there. Without HAPTIK_SECRET, a webhook on this
 * machine is called with the public development secret, as the service in development uses it.
 *
 * @param url the webhook
 * @throws CommandError when the environment variable is not set or blank
 */
export function readSecret(name: string, terminal: Terminal, url?: URL): string {
  const value = terminal.env[name] ?? '';
  if (value.trim() !== '') {
    warnAboutSecret(name, value, terminal);
    return value;
  }
  if (name === DEFAULT_SECRET_ENV && url && isLoopback(url)) {
    terminal.writeStderr(
      `${name} is not set: signed with the public development secret "${DEVELOPMENT_SECRET}".\n`,
    );
    return DEVELOPMENT_SECRET;
  }
  throw new CommandError(
    EXIT_CODES.usage,
    `The environment variable ${name} is not set. Set it to the secret of the webhook, as typed on the Integration ` +
      'tab of the node, or name another variable by --secret-env.',
  );
}

function warnAboutSecret(name: string, value: string, terminal: Terminal): void {
  if (value !== value.trim()) {
    terminal.writeStderr(`The secret in ${name} begins or ends with white space.\n`);
  }
  if (value.includes(',')) {
    terminal.writeStderr(
      `The value of ${name} contains a comma. It is used as one secret; if it is a list, set one of its secrets.\n`,
    );
  }
}

/** @throws CommandError, without the name, when no environment variable can have it: it may be the secret */
function parseSecretName(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return name;
  throw new CommandError(
    EXIT_CODES.usage,
    '--secret-env is the name of an environment variable: letters, digits and underscores, such as HAPTIK_SECRET. ' +
      'Never give the secret itself.',
  );
}
