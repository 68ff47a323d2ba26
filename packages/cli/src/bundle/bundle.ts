import { BUILT_IN_TEXTS } from 'nestjs-haptik/internal/cli';
import manifest from '../../package.json' with { type: 'json' };
import { writeFileAtomically } from '../output.file.js';
import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { isLoopback, parseWebhookUrl } from '../webhook/webhook.address.js';
import { readSecret } from '../webhook/webhook.secret.js';
import { renderCodeNode } from './code.node.source.js';

export interface BundleOptions {
  readonly url: string;
  readonly out?: string;
  readonly force?: true;
  readonly secretEnv: string;
  readonly embedSecret?: true;
  readonly fallbackText?: string;
  readonly timeout: number;
  readonly json?: true;
}

/** Writes the code to a file or standard output. */
export async function bundle(options: BundleOptions, terminal: Terminal): Promise<ExitCode> {
  const { out, force = false, embedSecret = false, fallbackText, timeout, json } = options;
  const url = parseTlsUrl(options.url);
  const code = renderCodeNode({
    url,
    secret: embedSecret
      ? { value: readSecret(options.secretEnv, terminal) }
      : { variable: options.secretEnv },
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
  const isSecretEmbedded = embedSecret;
  if (out === undefined) {
    if (json) printJson(terminal, { url: url.href, isSecretEmbedded, code });
    else terminal.writeStdout(code);
    return EXIT_CODES.ok;
  }
  const mode = embedSecret ? { mode: 0o600 } : {};
  await writeFileAtomically(out, Buffer.from(code), { keepExisting: !force, ...mode });
  if (json) {
    printJson(terminal, { url: url.href, isSecretEmbedded, file: out });
    return EXIT_CODES.ok;
  }
  terminal.writeStderr(
    embedSecret
      ? `Saved the code to ${out}. It contains the secret.\n`
      : `Saved the code to ${out}. Set the environment variable ${options.secretEnv} of the bot to the secret of the webhook.\n`,
  );
  return EXIT_CODES.ok;
}

/** @throws CommandError when the URL does not use TLS, except on this machine */
function parseTlsUrl(given: string): URL {
  const url = parseWebhookUrl(given);
  if (url.protocol === 'https:' || isLoopback(url)) return url;
  throw new CommandError(
    EXIT_CODES.usage,
    'The URL of the webhook does not use TLS, and calls contain personal data. Use https://; http:// is ' +
      'accepted for localhost and 127.0.0.1 only, to try the code on this machine.',
  );
}
