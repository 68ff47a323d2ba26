import { type Command, InvalidArgumentError } from 'commander';
import { BUILT_IN_TEXTS, isBlank } from 'nestjs-haptik/internal/pure';
import manifest from '../../package.json' with { type: 'json' };
import { writeFileAtomically } from '../output.file.js';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from '../terminal.js';
import { renderCodeNode, type SecretLocation } from './code.node.source.js';
import { isLoopback, resolveWebhookUrl } from './webhook.address.js';

interface BundleOptions {
  readonly url: string;
  readonly out?: string;
  readonly force?: true;
  readonly secretEnv: string;
  readonly embedSecret?: true;
  readonly fallbackText?: string;
  readonly timeout: number;
}

const DEFAULT_TIMEOUT_SECONDS = 18;
/** Haptik ends a code node after 20 seconds. Protocol 6. */
const MAX_TIMEOUT_SECONDS = 19;

const AFTER_HELP = `
The code signs each call with the secret of the webhook. It reads the secret from the environment variable
HAPTIK_SECRET of the bot, or the one of --secret-env. With --embed-secret, this command reads the secret from
its own environment variable of that name, and the code contains it. Haptik sends the environment variables
of a bot to all webhooks of the bot: embed the secret if some of them are not yours.

  haptik bundle --python --url https://bot.example/haptik --out code_node.py
  HAPTIK_SECRET=… haptik bundle --python --url https://bot.example/haptik --embed-secret > code_node.py`;

/** Adds `haptik bundle`, which generates the code of a code node. */
export function addBundleCommand(
  program: Command,
  terminal: Terminal,
  onExit: (code: ExitCode) => void,
): void {
  program
    .command('bundle')
    .description(
      'Generates the code of a Haptik code node, which forwards its calls to the webhook.',
    )
    .requiredOption('--python', 'in Python, the language of code nodes')
    .requiredOption('--url <url>', 'URL of the webhook, such as https://bot.example/haptik')
    .option('--out <file>', 'output file (default: standard output)')
    .option('--force', 'replaces an existing output file')
    .option(
      '--secret-env <name>',
      'environment variable with the secret',
      parseName,
      'HAPTIK_SECRET',
    )
    .option('--embed-secret', 'writes the secret into the code')
    .option(
      '--fallback-text <text>',
      'text without a reply of the webhook (default: the built-in text, in the language of the user)',
      parseFallbackText,
    )
    .option('--timeout <seconds>', 'maximum time of a call', parseTimeout, DEFAULT_TIMEOUT_SECONDS)
    .addHelpText('after', AFTER_HELP)
    .action(async (options: BundleOptions) => onExit(await bundle(options, terminal)));
}

/** Writes the code to a file or standard output. */
async function bundle(options: BundleOptions, terminal: Terminal): Promise<ExitCode> {
  const { out, force = false, embedSecret = false, fallbackText, timeout } = options;
  const url = resolveWebhookUrl(options.url);
  const code = renderCodeNode({
    url,
    secret: embedSecret ? readSecret(options.secretEnv, terminal) : { variable: options.secretEnv },
    timeoutSeconds: timeout,
    fallbackTexts:
      fallbackText === undefined
        ? { en: BUILT_IN_TEXTS.en.error, hi: BUILT_IN_TEXTS.hi.error }
        : { en: fallbackText },
    version: manifest.version,
  });
  if (isLoopback(url)) {
    terminal.writeStderr(
      `Haptik cannot reach ${url.hostname}: this code works on this machine only.\n`,
    );
  }
  if (out === undefined) {
    terminal.writeStdout(code);
    return EXIT_CODES.ok;
  }
  const mode = embedSecret ? { mode: 0o600 } : {};
  await writeFileAtomically(out, Buffer.from(code), { keepExisting: !force, ...mode });
  terminal.writeStderr(
    embedSecret
      ? `Saved the code to ${out}. It contains the secret.\n`
      : `Saved the code to ${out}. Set the environment variable ${options.secretEnv} of the bot to the secret of the webhook.\n`,
  );
  return EXIT_CODES.ok;
}

/** @throws CommandError when the environment variable is not set or blank */
function readSecret(name: string, terminal: Terminal): SecretLocation {
  const value = terminal.env[name] ?? '';
  if (isBlank(value)) {
    throw new CommandError(
      EXIT_CODES.usage,
      `The environment variable ${name} is not set. Set it to the secret of the webhook, or omit --embed-secret: ` +
        `then the code reads the environment variable ${name} of the bot.`,
    );
  }
  if (value !== value.trim()) {
    terminal.writeStderr(`The secret in ${name} begins or ends with white space.\n`);
  }
  if (value.includes(',')) {
    terminal.writeStderr(
      `The value of ${name} contains a comma. The code uses it as one secret; if it is a list, set one of its secrets.\n`,
    );
  }
  return { value };
}

/** @throws CommandError, without the name, when no environment variable can have it: it may be the secret */
function parseName(name: string): string {
  if (/^[A-Za-z_]\w*$/.test(name)) return name;
  throw new CommandError(
    EXIT_CODES.usage,
    '--secret-env is the name of an environment variable: letters, digits and underscores, such as HAPTIK_SECRET. ' +
      'Never give the secret itself.',
  );
}

/** @throws InvalidArgumentError for a text that users cannot read */
function parseFallbackText(text: string): string {
  if (!isBlank(text)) return text;
  throw new InvalidArgumentError('Give a text that users can read.');
}

/** @throws InvalidArgumentError for a time that Haptik does not wait */
function parseTimeout(word: string): number {
  const seconds = Number(word);
  if (seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS) return seconds;
  throw new InvalidArgumentError(
    `Give a number of seconds up to ${MAX_TIMEOUT_SECONDS}; Haptik ends a code node after 20.`,
  );
}
