import type { Agent } from 'node:http';
import { createCallBody, sign } from 'nestjs-haptik/internal/cli';
import { sendWithinLimit } from '../webhook/rate.limit.js';
import { isRefusal } from '../webhook/signature.probe.js';
import {
  REPLY_TIMEOUT_MS,
  sendToWebhook,
  type WebhookRequest,
  type WebhookResponse,
} from '../webhook/webhook.client.js';
import type { KnownSecrets } from '../webhook/webhook.secret.js';

/** A node that no bot has: the webhook replies with its fallback text. */
export const PROBE_NODE = 'haptik_doctor_probe';

interface ProbeOptions {
  readonly url: URL;
  readonly secrets: KnownSecrets;
  /** Node of the one real call. @default a node that no bot has */
  readonly node?: string | undefined;
}

/**
 * Sends the requests of the checks. Most are no calls, so that no node runs. Calls are of a node that no bot
 * has, or once of the given node, and of a user without a name, whose chat cannot be handed off.
 */
export class WebhookProbe {
  readonly url: URL;
  readonly secrets: KnownSecrets;
  readonly node: string;
  /** Status of the response to a forged signature, when a right one has another. */
  forgedStatus: number | undefined;

  constructor({ url, secrets, node = PROBE_NODE }: ProbeOptions) {
    this.url = url;
    this.secrets = secrets;
    this.node = node;
  }

  /** The value of the secret that requests are signed with. */
  get secret(): string {
    return this.secrets.secret.value;
  }

  /** Whether a status is that of a refused signature. */
  isRefused(status: number): boolean {
    return isRefusal(status) || status === this.forgedStatus;
  }

  /**
   * Sends a request that ignores the certificate, which a separate check covers.
   *
   * @throws RateLimitError when the webhook limits the requests
   */
  request(request: Omit<WebhookRequest, 'url'>): Promise<WebhookResponse> {
    return sendWithinLimit(() =>
      sendToWebhook({ url: this.url, isCertificateIgnored: true, ...request }),
    );
  }

  /** Posts JSON with the headers of a signature. @default that of the secret */
  post(
    bytes: Buffer,
    headers: Readonly<Record<string, string>> = { 'X-Hub-Signature': sign(bytes, this.secret) },
    agent?: Agent,
  ): Promise<WebhookResponse> {
    return this.request({
      headers: { 'Content-Type': 'application/json', ...headers },
      bytes,
      ...(agent && { agent }),
    });
  }

  /** Calls the node as Haptik does. @param secret signs the call */
  call(secret = this.secret): Promise<WebhookResponse> {
    const bytes = createProbeCall(this.node);
    return this.request({
      headers: {
        'Accept-Encoding': 'gzip, deflate',
        'Content-Type': 'application/json',
        'X-Hub-Signature': sign(bytes, secret),
      },
      bytes,
      timeoutMs: REPLY_TIMEOUT_MS,
    });
  }
}

/** The body of a call of a user without a name, for whom no chat can be handed off. */
export function createProbeCall(node: string = PROBE_NODE): Buffer {
  const body = createCallBody(node, { user: { user_name: '', full_name: '' } });
  return Buffer.from(JSON.stringify(body));
}

/** JSON that is no call, with further fields. */
export function noCall(fields: object = {}): Buffer {
  return Buffer.from(JSON.stringify({ haptik_doctor: true, ...fields }));
}
