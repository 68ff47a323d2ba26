import { explainSignatureFailure, sign } from 'nestjs-haptik/internal/cli';
import { CommandError } from '../terminal.js';
import { BODY_FORMS } from './body.forms.js';
import { sendWithinLimit } from './rate.limit.js';
import {
  explainRefusal,
  isRefusal,
  type PostSigned,
  PROBE_BODY,
  toSignatureHeader,
  UNEXPLAINED,
} from './signature.probe.js';
import { sendToWebhook } from './webhook.client.js';
import type { WebhookSecret } from './webhook.secret.js';

const OF_ANOTHER_NODE =
  'The secret is accepted, but not for this node: it is the secret of another node, or past its notAfter. ' +
  'Give the current secret of this node.';

/** Explains the refusals of the calls of a command, with the requests for it once for each URL. */
export class RefusalExplainer {
  readonly #explanations = new Map<string, Promise<string>>();

  constructor(private readonly secret: WebhookSecret) {}

  explain(url: URL, status: number): Promise<string> {
    const known = this.#explanations.get(url.href);
    if (known) return known;
    const explanation = this.explainRefusedCall(url, status).catch((error: unknown) => {
      if (error instanceof CommandError) return `The cause was not found: ${error.message}`;
      throw error;
    });
    this.#explanations.set(url.href, explanation);
    return explanation;
  }

  private async explainRefusedCall(url: URL, refusal: number): Promise<string> {
    const post: PostSigned = (bytes, signature) => {
      const headers = { 'Content-Type': 'application/json', ...signature };
      return sendWithinLimit(() => sendToWebhook({ url, bytes, headers }));
    };
    const isRefused = async (bytes: Buffer): Promise<boolean> => {
      const signature = toSignatureHeader(sign(bytes, this.secret.value));
      return isRefusal((await post(bytes, signature)).status);
    };
    if (await isRefused(PROBE_BODY)) {
      const secrets = { secret: this.secret, others: [] };
      return (await explainRefusal(post, secrets, refusal)) ?? UNEXPLAINED;
    }
    for (const [, text] of BODY_FORMS) {
      if (await isRefused(Buffer.from(text))) return explainSignatureFailure('body-reserialized');
    }
    return OF_ANOTHER_NODE;
  }
}
