import { Option } from 'commander';
import { listOption } from '../command.options.js';
import { CommandError, EXIT_CODES, type Terminal } from '../terminal.js';
import { parseWebhookUrl } from './webhook.address.js';
import { DEFAULT_SECRET_ENV } from './webhook.secret.js';

/** Options of all commands that call a webhook. */
export interface WebhookOptions {
  readonly url?: string;
  readonly secretEnv: string;
  readonly bot?: string;
  readonly json?: true;
}

const DEFAULT_URL = 'http://127.0.0.1:3000/haptik';

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
    .argParser(parseVariableName('--secret-env'))
    .default(DEFAULT_SECRET_ENV);
}

/** `--other-secret-env`, which can be given several times. */
export function otherSecretEnvOption(): Option {
  const parse = parseVariableName('--other-secret-env');
  return listOption(
    '--other-secret-env <name>',
    'environment variable with the secret of another bot or node, to recognize it',
  ).argParser((name: string, names: readonly string[]) => [...names, parse(name)]);
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
 * Parses the name of an environment variable with a secret.
 *
 * @throws CommandError, without the name, when no environment variable can have it: it may be the secret
 */
export function parseVariableName(option: string): (name: string) => string {
  return (name) => {
    if (/^[A-Za-z_]\w*$/.test(name)) return name;
    throw new CommandError(
      EXIT_CODES.usage,
      `${option} is the name of an environment variable: letters, digits and underscores, such as HAPTIK_SECRET. ` +
        'Never give the secret itself.',
    );
  };
}
