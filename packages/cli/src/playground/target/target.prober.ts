import { connect } from 'node:net';
import type { AppDescription } from 'nestjs-haptik/internal';
import { findErrorCode, toConnectionError } from '../../connection.error.js';
import { type CommandError, EXIT_CODES } from '../../terminal.js';
import { isLoopback } from '../../webhook/webhook.address.js';
import type { TargetStatus } from '../playground.contract.js';
import type { DevelopmentClient } from './development.client.js';

const TIMEOUT_MS = 3000;
const NO_ANSWER =
  'It accepts connections, but does not answer a GET: it is busy, or paused in a debugger.';

/** What a look at the receiver found. */
export interface ProbeResult {
  readonly status: TargetStatus;
  readonly detail?: string;
  readonly description?: AppDescription;
  /** Whether the receiver told what it is by answering a GET. */
  readonly isAnswered: boolean;
}

/** Looks whether the receiver can be called, and whether it is an app with HaptikModule. */
export class TargetProber {
  constructor(
    private readonly webhook: URL,
    private readonly development: DevelopmentClient,
  ) {}

  /** Asks the receiver what it is, by GET: the development endpoint, then the webhook. */
  async identify(signal: AbortSignal): Promise<ProbeResult> {
    try {
      const description = await this.describeApp(signal);
      if (description) return { status: 'up', description, isAnswered: true };
      return await this.probeWebhook(signal);
    } catch (error) {
      const failure = toFailure(error, this.webhook);
      if (failure.exitCode === EXIT_CODES.tls) return toDown(failure.message);
      const result = await this.isListening(signal);
      if (result.status === 'down') return result;
      return { ...result, detail: isTimeout(error) ? NO_ANSWER : failure.message };
    }
  }

  /** Looks again at a receiver without development endpoint, without a request in its log. */
  async isListening(signal: AbortSignal): Promise<ProbeResult> {
    try {
      await openConnection(
        this.webhook,
        AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      );
      return { status: 'up', isAnswered: false };
    } catch (error) {
      return toDown(describeFailure(error, this.webhook));
    }
  }

  async describeApp(signal: AbortSignal): Promise<AppDescription | undefined> {
    return this.development.isPossible ? this.development.describeApp(signal) : undefined;
  }

  private async probeWebhook(signal: AbortSignal): Promise<ProbeResult> {
    const response = await fetch(this.webhook, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    if (response.status !== 404) return { status: 'up', isAnswered: true };
    return {
      isAnswered: true,
      status: 'not-haptik',
      detail:
        `A GET of ${this.webhook.pathname} is answered with 404. Check the path of --url. ` +
        'If the receiver answers POST only, calls work nevertheless.',
    };
  }
}

async function openConnection(
  { protocol, hostname, port }: URL,
  signal: AbortSignal,
): Promise<void> {
  const defaultPort = protocol === 'https:' ? 443 : 80;
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  await new Promise<void>((resolve, reject) => {
    const socket = connect({ host, port: Number(port) || defaultPort, signal }, resolve);
    socket.once('connect', () => socket.destroy());
    socket.on('error', reject);
  });
}

const toDown = (detail: string): ProbeResult => ({ status: 'down', detail, isAnswered: false });

function toFailure(error: unknown, url: URL): CommandError {
  const timeoutHint = 'Look at the log of your app.';
  const target = {
    url,
    kind: 'webhook',
    urlSource: '--url',
    timeoutHint,
    interruptedHint: '',
  } as const;
  return toConnectionError(error, target, false);
}

const isTimeout = (error: unknown): boolean => (error as Error).name === 'TimeoutError';

function describeFailure(error: unknown, url: URL): string {
  if (findErrorCode(error) !== 'ECONNREFUSED') return toFailure(error, url).message;
  const cure = isLoopback(url) ? 'Start your app, or check the port of --url.' : 'Check --url.';
  return `Nothing listens on ${url.host}. ${cure}`;
}
