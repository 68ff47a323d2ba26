import {
  bodyVariants,
  explainSignatureFailure,
  secretVariants,
  sign,
} from 'nestjs-haptik/internal/cli';
import { BODY_FORMS } from './body.forms.js';
import { signatureForms } from './signature.forms.js';
import { sendToWebhook } from './webhook.client.js';

/** JSON that is no call, whose keys are not sorted: a webhook verifies it, and then runs no node. */
const PROBE_BODY = Buffer.from('{"haptik_doctor":true,"check":"signature"}');
const TOO_MANY_REQUESTS = 429;

/** Whether a response refuses the signature, or the client, which may have sent too many wrong ones. */
export function isRefusal(status: number): boolean {
  return status === 401 || status === 403 || status === TOO_MANY_REQUESTS;
}

/** Posts JSON with headers, of which one is the signature. */
export type PostSigned = (
  bytes: Buffer,
  headers: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number }>;

interface Attempt {
  readonly headers: Readonly<Record<string, string>>;
  readonly explanation: string;
}

/**
 * Finds out why a webhook refuses the signature of a secret, by signing as it may expect by mistake: with
 * another form of the secret, over a body that was consumed or written again, or by another algorithm. The
 * requests are no calls, so that no node runs.
 *
 * @param refusal status of the response to a wrong signature
 * @returns the cause and the cure; undefined when the webhook accepts nothing
 * @throws CommandError when the webhook does not respond
 */
export async function explainRefusal(
  post: PostSigned,
  secret: string,
  refusal: number,
): Promise<string | undefined> {
  for (const { headers, explanation } of listAttempts(secret)) {
    const { status } = await post(PROBE_BODY, headers);
    if (status === TOO_MANY_REQUESTS) return undefined;
    if (status < 500 && status !== refusal && !isRefusal(status)) return explanation;
  }
  return undefined;
}

/**
 * Finds out why a webhook refuses the signature of a call.
 *
 * @returns the cause and the cure
 * @throws CommandError when the webhook does not respond
 */
async function explainRefusedCall(
  post: PostSigned,
  secret: string,
  refusal: number,
): Promise<string> {
  const isRefused = async (bytes: Buffer): Promise<boolean> =>
    isRefusal((await post(bytes, toHeaders(sign(bytes, secret)))).status);
  if (await isRefused(PROBE_BODY)) {
    return (await explainRefusal(post, secret, refusal)) ?? UNEXPLAINED;
  }
  for (const [, text] of BODY_FORMS) {
    if (await isRefused(Buffer.from(text))) return explainSignatureFailure('body-reserialized');
  }
  return explainSignatureFailure('secret-of-another-node');
}

/** Explains the refusals of the calls of a command, with the requests for it once for each URL. */
export class RefusalExplainer {
  readonly #explanations = new Map<string, Promise<string>>();

  constructor(private readonly secret: string) {}

  /** @throws CommandError when the webhook does not respond */
  explain(url: URL, status: number): Promise<string> {
    const known = this.#explanations.get(url.href);
    if (known) return known;
    const post: PostSigned = (bytes, signature) =>
      sendToWebhook({ url, bytes, headers: { 'Content-Type': 'application/json', ...signature } });
    const explanation = explainRefusedCall(post, this.secret, status);
    this.#explanations.set(url.href, explanation);
    return explanation;
  }
}

/** What is likely when nothing is accepted. */
export const UNEXPLAINED =
  'The secrets differ, most likely: compare the one on the Integration tab of the node with that of the application. ' +
  'If they are equal, a proxy removes X-Hub-Signature, another guard refuses the request, or the raw body is missing ' +
  'where it is verified: capture a request there, and run haptik doctor --request <file>.';

function* listAttempts(secret: string): Generator<Attempt> {
  const tried = new Set([sign(PROBE_BODY, secret)]);
  for (const [signature, explanation] of listSignatures(secret)) {
    if (tried.has(signature)) continue;
    tried.add(signature);
    yield { headers: toHeaders(signature), explanation };
  }
  yield* signatureForms(PROBE_BODY, secret);
}

function* listSignatures(secret: string): Generator<readonly [string, string]> {
  for (const [reason, keys] of secretVariants([secret], [])) {
    for (const key of keys) yield [sign(PROBE_BODY, key), explainSignatureFailure(reason)];
  }
  for (const { reason, body, detail } of bodyVariants(PROBE_BODY)) {
    const form = detail === undefined ? '' : ` Its form: ${detail}.`;
    yield [sign(body, secret), `${explainSignatureFailure(reason)}${form}`];
  }
}

function toHeaders(signature: string): Readonly<Record<string, string>> {
  return { 'X-Hub-Signature': signature };
}
