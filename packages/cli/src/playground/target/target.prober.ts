import { connect } from 'node:net';
import type { AppDescription } from 'nestjs-haptik/internal';
import { isLoopback } from '../../webhook/webhook.address.js';
import type { TargetStatus } from '../playground.contract.js';
import { DevelopmentClient } from './development.client.js';

const TIMEOUT_MS = 3000;

/** What a look at the receiver found. */
export interface ProbeResult {
  readonly status: TargetStatus;
  readonly detail?: string;
  readonly description?: AppDescription;
}

/** Looks whether the receiver can be called, and whether it is an app with HaptikModule. */
export class TargetProber {
  readonly #development: DevelopmentClient;

  constructor(private readonly webhook: URL) {
    this.#development = new DevelopmentClient(webhook);
  }

  /** Asks the receiver what it is, by GET: the development endpoint, then the webhook. */
  async identify(signal: AbortSignal): Promise<ProbeResult> {
    try {
      const description = await this.describeApp(signal);
      if (description) return { status: 'up', description };
      return await this.probeWebhook(signal);
    } catch (error) {
      if (isUntrustedCertificate(toCode(error))) {
        return { status: 'down', detail: describeConnectionFailure(error, this.webhook) };
      }
      const result = await this.isListening(signal);
      if (result.status === 'down') return result;
      return { ...result, detail: 'It accepts connections, but does not answer a GET.' };
    }
  }

  /** Looks again at a receiver without development endpoint, without a request in its log. */
  async isListening(signal: AbortSignal): Promise<ProbeResult> {
    try {
      await openConnection(
        this.webhook,
        AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      );
      return { status: 'up' };
    } catch (error) {
      return { status: 'down', detail: describeConnectionFailure(error, this.webhook) };
    }
  }

  async describeApp(signal: AbortSignal): Promise<AppDescription | undefined> {
    return this.#development.isPossible ? this.#development.describeApp(signal) : undefined;
  }

  private async probeWebhook(signal: AbortSignal): Promise<ProbeResult> {
    const response = await fetch(this.webhook, {
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.body?.cancel();
    if (response.status !== 404) return { status: 'up' };
    return {
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

/** The code of the error, or of its cause. */
function toCode(error: unknown): string {
  const { code, cause } = error as { readonly code?: unknown; readonly cause?: unknown };
  if (typeof code === 'string') return code;
  return typeof cause === 'object' && cause !== null ? toCode(cause) : '';
}

/** The codes of OpenSSL and of Node.js for a certificate that a client does not accept. */
const isUntrustedCertificate = (code: string): boolean =>
  /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code);

function describeConnectionFailure(error: unknown, url: URL): string {
  const code = toCode(error);
  if (code === 'ECONNREFUSED') {
    const cure = isLoopback(url) ? 'Start your app, or check the port of --url.' : 'Check --url.';
    return `Nothing listens on ${url.host}. ${cure}`;
  }
  if (isUntrustedCertificate(code)) {
    return (
      `The certificate of ${url.host} is not trusted (${code}). Start the playground with ` +
      'NODE_EXTRA_CA_CERTS=<the certificate, or that of its authority, as a PEM file>.'
    );
  }
  if (code === 'ENOTFOUND') return `The host ${url.hostname} is unknown. Check --url.`;
  return `${url.host} does not answer${code === '' ? '' : ` (${code})`}. Look at the log of your app.`;
}
