import { Option } from 'commander';
import { CommandError, EXIT_CODES, type Terminal } from '../../terminal.js';
import { DEFAULT_SECRET_ENV, readSecret, readWebhookSecret } from '../../webhook/webhook.secret.js';
import type { TargetSecret } from './target.secrets.js';

/** The name of an environment variable, and the bot or node whose secret it has. */
export interface SecretVariable extends Pick<TargetSecret, 'bot' | 'node'> {
  readonly variable: string;
}

const FORM = /^(?:(?<bot>[^/=]+)(?:\/(?<node>.+))?=)?(?<variable>[A-Za-z_]\w*)$/;

/** `--secret-env [bot[/node]=]NAME`, which can be given several times. */
export function secretVariablesOption(): Option {
  return new Option(
    '--secret-env <[bot[/node]=]name>',
    `environment variable with the secret, also of a bot or of a node; repeatable (default: ${DEFAULT_SECRET_ENV})`,
  )
    .argParser((text: string, before: readonly SecretVariable[]) => [...before, parse(text)])
    .default([], DEFAULT_SECRET_ENV);
}

/**
 * Reads the secrets from the environment. A webhook on this machine gets calls with the public development secret
 * when the secret of all bots is that of HAPTIK_SECRET, which is not set.
 *
 * @throws CommandError when a variable is not set or blank
 */
export function readSecrets(
  variables: readonly SecretVariable[],
  terminal: Terminal,
  webhook: URL,
): readonly TargetSecret[] {
  const named: readonly SecretVariable[] =
    variables.length > 0 ? variables : [{ variable: DEFAULT_SECRET_ENV }];
  return named.map((one): TargetSecret => {
    if (one.bot !== undefined) {
      return { ...one, value: readSecret(one.variable, terminal), source: 'environment' };
    }
    const { value, isFallback } = readWebhookSecret(one.variable, terminal, webhook);
    return { ...one, value, source: isFallback ? 'development' : 'environment' };
  });
}

/** @throws CommandError, without the text, when it has another form: it may be the secret */
function parse(text: string): SecretVariable {
  const { bot, node, variable } = FORM.exec(text)?.groups ?? {};
  if (variable === undefined) {
    throw new CommandError(
      EXIT_CODES.usage,
      '--secret-env is the name of an environment variable, or BOT=NAME, or BOT/NODE=NAME. Never give the secret itself.',
    );
  }
  return { variable, ...(bot !== undefined && { bot }), ...(node !== undefined && { node }) };
}
