import { type EmulatorEvent, HaptikPlatformEmulator } from 'nestjs-haptik/internal/emulator';
import { CommandError, EXIT_CODES, type ExitCode, type Terminal } from '../terminal.js';
import { EMULATOR_LIMITS } from '../playground/playground.defaults.js';
import { waitForSignal } from '../wait.for.signal.js';
import type { EmulateOptions } from './emulate.options.js';
import { toPlatformFault } from './platform.fault.js';

const DEFAULT_TOKEN = 'token';

/** Runs the emulator until a signal ends it. */
export async function emulate(options: EmulateOptions, terminal: Terminal): Promise<ExitCode> {
  const { port, tokenEnv, clientId, team, fault, json = false } = options;
  const token = tokenEnv === undefined ? DEFAULT_TOKEN : readToken(tokenEnv, terminal);
  await using emulator = new HaptikPlatformEmulator({
    port,
    token,
    clientId,
    teams: team,
    ...EMULATOR_LIMITS,
  });
  if (fault) emulator.outage(toPlatformFault(fault));
  await start(emulator, port);
  const ended = waitForSignal();
  announce(emulator, options, terminal);
  emulator.onEvent((event) => {
    const line = json ? JSON.stringify(toJsonEvent(event)) : describeEvent(event);
    if (line !== undefined) terminal.writeStdout(`${line}\n`);
  });
  await ended;
  return EXIT_CODES.ok;
}

/** @throws CommandError when the variable is not set or blank */
function readToken(name: string, { env }: Terminal): string {
  const token = env[name]?.trim() ?? '';
  if (token !== '') return token;
  throw new CommandError(
    EXIT_CODES.usage,
    `The environment variable ${name} is not set. Set it to the token that the application sends, or omit --token-env.`,
  );
}

/** @throws CommandError when the port is in use */
async function start(emulator: HaptikPlatformEmulator, port: number): Promise<void> {
  try {
    await emulator.start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CommandError(
      EXIT_CODES.usage,
      `The port ${port} is in use. Set --port to another one.`,
    );
  }
}

function announce(
  emulator: HaptikPlatformEmulator,
  { json, tokenEnv }: EmulateOptions,
  terminal: Terminal,
): void {
  const { credentials, teams } = emulator;
  const { baseUrl, token, clientId, businessId, team } = credentials;
  if (json) {
    const started = {
      event: 'started',
      at: Date.now(),
      baseUrl,
      // A token of the environment may be a real one.
      ...(tokenEnv === undefined ? { token } : { tokenEnv }),
      clientId,
      businessId,
      teams,
    };
    terminal.writeStdout(`${JSON.stringify(started)}\n`);
    return;
  }
  terminal.writeStdout(
    `Emulated platform: ${baseUrl}\n` +
      `  token ${tokenEnv === undefined ? token : `of ${tokenEnv}`}, client id ${clientId}, business ${businessId}, team ${team}\n`,
  );
}

/** The event without headers and bytes. */
function toJsonEvent(event: EmulatorEvent): object {
  const at = Date.now();
  switch (event.kind) {
    case 'message': {
      const { userName, conversationNo, message } = event;
      return { event: 'message', userName, conversationNo, ...message };
    }
    case 'handoff':
      return { event: 'handoff', ...event.handoff };
    case 'chat-state': {
      const { userName, conversationNo, state, team } = event;
      return { event: 'chat-state', at, userName, conversationNo, state, team };
    }
    case 'request': {
      const { request, response, fault } = event;
      const { method, path, operation } = request;
      return {
        event: 'request',
        at,
        method,
        path,
        operation,
        status: response?.status,
        fault: fault?.kind,
      };
    }
  }
}

function describeEvent(event: EmulatorEvent): string | undefined {
  switch (event.kind) {
    case 'message':
      return `${event.message.sender} (${event.userName}): ${event.message.text}`;
    case 'handoff':
      return `Handoff of ${event.handoff.userName} to ${event.handoff.team}`;
    case 'chat-state':
      return `Chat of ${event.userName}: ${event.state}`;
    case 'request': {
      const { request, response, fault } = event;
      const outcome = fault ? `fault ${fault.kind}` : String(response?.status ?? 'no response');
      return `${request.method} ${request.path} -> ${outcome}`;
    }
  }
}
