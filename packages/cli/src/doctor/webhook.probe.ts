import type { Agent } from 'node:http';
import { createCallBody, sign } from 'nestjs-haptik/internal/cli';
import {
  REPLY_TIMEOUT_MS,
  sendToWebhook,
  type WebhookRequest,
  type WebhookResponse,
} from '../webhook/webhook.client.js';

/** A node that no bot has: the webhook replies with its fallback text. */
export const PROBE_NODE = 'haptik_doctor_probe';

interface ProbeOptions {
  readonly url: URL;
  readonly secret: string;
  /** Environment variable of the secret, for messages. */
  readonly secretEnv: string;
  /** Node of the one real call. @default a node that no bot has */
  readonly node?: string | undefined;
}

/**
 * Sends the requests of the checks. Except one, they are no calls, so that no node runs. The one call is of
 * a node that no bot has, unless a node is given, and of a user without a name, whose chat cannot be
 * handed off.
 */
export class WebhookProbe {
  readonly url: URL;
  readonly secret: string;
  readonly secretEnv: string;
  readonly node: string;

  constructor({ url, secret, secretEnv, node = PROBE_NODE }: ProbeOptions) {
    this.url = url;
    this.secret = secret;
    this.secretEnv = secretEnv;
    this.node = node;
  }

  /** Sends a request that ignores the certificate, which a separate check covers. */
  request(request: Omit<WebhookRequest, 'url'>): Promise<WebhookResponse> {
    return sendToWebhook({ url: this.url, isCertificateIgnored: true, ...request });
  }

  /** Posts JSON that is no call, with the headers of a signature. @default that of the secret */
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

  /** Calls the node as Haptik does. */
  call(): Promise<WebhookResponse> {
    // Without a name of a user, no chat can be handed off.
    const body = createCallBody(this.node, { user: { user_name: '', full_name: '' } });
    const bytes = Buffer.from(JSON.stringify(body));
    const headers = { 'Accept-Encoding': 'gzip, deflate' };
    return this.request({
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        'X-Hub-Signature': sign(bytes, this.secret),
      },
      bytes,
      timeoutMs: REPLY_TIMEOUT_MS,
    });
  }
}

/** JSON that is no call, with further fields. */
export function noCall(fields: object = {}): Buffer {
  return Buffer.from(JSON.stringify({ haptik_doctor: true, ...fields }));
}
