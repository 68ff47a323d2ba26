import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { waitForSignal } from '../wait.for.signal.js';
import { resolveWebhookUrl, type WebhookOptions } from '../webhook/webhook.options.js';
import { createPlaygroundEmulator } from './playground.emulator.js';
import { type RunningPlayground, startPlayground } from './start.playground.js';
import { readSecrets, type SecretVariable } from './target/secret.option.js';

export interface PlaygroundCommandOptions extends Omit<WebhookOptions, 'secretEnv'> {
  readonly secretEnv: readonly SecretVariable[];
  /** False with `--no-secret`. */
  readonly secret: boolean;
  readonly port?: number;
  readonly emulatorPort?: number;
  readonly team: readonly string[];
  readonly file: string;
}

const DEFAULT_PORT = 4500;

/** Runs the playground until a signal ends it. */
export async function runPlayground(
  options: PlaygroundCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { bot, port, emulatorPort = 0, team, file, secretEnv } = options;
  const webhook = resolveWebhookUrl(
    { ...(options.url !== undefined && { url: options.url }) },
    terminal,
  );
  const secrets = options.secret ? readSecrets(secretEnv, terminal, webhook) : [];
  await using emulator = createPlaygroundEmulator(team, emulatorPort);
  await listening(emulator.start(), emulatorPort, '--emulator-port');
  const playground = await listening(
    startPlayground({
      target: { webhook, bot, secrets },
      port: port ?? DEFAULT_PORT,
      isPortFlexible: port === undefined,
      file,
      emulator,
      log: terminal.writeStderr,
    }),
    port ?? DEFAULT_PORT,
    '--port',
  );
  const ended = waitForSignal();
  announce(playground, options, terminal);
  await ended;
  await playground.stop();
  return EXIT_CODES.ok;
}

/** @throws CommandError when the port is in use or not allowed */
async function listening<T>(started: Promise<T>, port: number, option: string): Promise<T> {
  try {
    return await started;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    const problem = code === 'EACCES' ? 'may not be used' : 'is in use';
    throw new CommandError(
      EXIT_CODES.usage,
      `The port ${port} ${problem}. Set ${option} to another one.`,
    );
  }
}

function announce(
  { url, emulator, isPageBuilt }: RunningPlayground,
  { json }: PlaygroundCommandOptions,
  terminal: Terminal,
): void {
  if (json) return printJson(terminal, { url, emulator });
  terminal.writeStdout(`Playground: ${url}\n`);
  if (!isPageBuilt) {
    terminal.writeStderr(
      'The page is not built: run "npm run build", and restart the playground.\n',
    );
  }
  const { baseUrl, token, clientId, businessId, environment } = emulator;
  const variables = Object.entries(environment).map(([name, value]) => `  ${name}=${value}\n`);
  terminal.writeStderr(
    `\nTo see handoffs, let the agent desk of your app call the emulated platform API:\n\n` +
      `  new HaptikAgentDesk({ baseUrl: '${baseUrl}', token: '${token}', clientId: '${clientId}', businessId: ${businessId} })\n\n` +
      `or start the service with\n\n${variables.join('')}`,
  );
}
