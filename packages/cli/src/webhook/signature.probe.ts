import {
  bodyVariants,
  explainSignatureFailure,
  secretVariants,
  sign,
} from 'nestjs-haptik/internal/cli';
import { signatureForms } from './signature.forms.js';
import type { KnownSecrets } from './webhook.secret.js';

/** JSON that is no call, whose keys are not sorted: a webhook verifies it, and then runs no node. */
export const PROBE_BODY = Buffer.from('{"haptik_doctor":true,"check":"signature"}');
const SIGNATURE = /^sha1=[0-9a-f]{40}$/;

/** Whether a status is that of a refused signature. */
export function isRefusal(status: number): boolean {
  return status === 401 || status === 403;
}

/** Posts JSON with headers, of which one is the signature. */
export type PostSigned = (
  bytes: Buffer,
  headers: Readonly<Record<string, string>>,
) => Promise<{ readonly status: number }>;

interface Attempt {
  readonly headers: Readonly<Record<string, string>>;
  readonly explanation: string;
  /** The same form of another secret; absent when it has the form of the refused signature. */
  readonly forged?: Readonly<Record<string, string>>;
}

/**
 * Finds out why a webhook refuses the signature of a secret, by signing as it may expect by mistake: with
 * another secret or another form of it, over a body that was consumed or written again, or by another
 * algorithm.
 *
 * @param refusal status of the response to a wrong signature
 * @param body what is signed. @default JSON that is no call, so that no node runs
 * @returns the cause and the cure; undefined when the webhook accepts nothing
 * @throws CommandError when the webhook does not respond
 */
export async function explainRefusal(
  post: PostSigned,
  secrets: KnownSecrets,
  refusal: number,
  body: Buffer = PROBE_BODY,
): Promise<string | undefined> {
  if (secrets.secret.isFallback) return describeMissingSecret(secrets.secret.name);
  const isAccepted = (status: number): boolean =>
    status !== refusal && !isRefusal(status) && !isProxyFailure(status);
  for (const { headers, forged, explanation } of listAttempts(body, secrets)) {
    const { status } = await post(body, headers);
    if (!isAccepted(status)) continue;
    // A header of another form may have another response, right or not.
    if (forged === undefined || (await post(body, forged)).status !== status) return explanation;
  }
  return undefined;
}

function isProxyFailure(status: number): boolean {
  return status >= 502 && status <= 504;
}

function describeMissingSecret(name: string): string {
  return (
    `${name} is not set here, so the request is signed with the public development secret. Give the secret of the ` +
    'application, such as by --env-file .env.'
  );
}

/** What is likely when nothing is accepted. */
export const UNEXPLAINED =
  'The secrets differ, most likely: compare the one on the Integration tab of the node with that of the application. ' +
  'If they are equal, a proxy removes X-Hub-Signature, another guard refuses the request, or the raw body is missing ' +
  'where it is verified: capture a request there, and run haptik doctor --request <file>.';

function* listAttempts(body: Buffer, secrets: KnownSecrets): Generator<Attempt> {
  const { value } = secrets.secret;
  const tried = new Set([sign(body, value)]);
  for (const [signature, explanation] of listSignatures(body, secrets)) {
    if (tried.has(signature)) continue;
    tried.add(signature);
    yield { headers: toSignatureHeader(signature), explanation };
  }
  const forged = signatureForms(body, `${value}-forged`);
  for (const [index, { headers, explanation }] of signatureForms(body, value).entries()) {
    const isUsualForm = SIGNATURE.test(headers['X-Hub-Signature'] ?? '');
    yield { headers, explanation, ...(!isUsualForm && { forged: forged[index]?.headers ?? {} }) };
  }
}

function* listSignatures(
  body: Buffer,
  { secret: { value }, others }: KnownSecrets,
): Generator<readonly [string, string]> {
  for (const other of others) yield [sign(body, other.value), describeOtherSecret(other.name)];
  for (const [reason, keys] of secretVariants([value], [])) {
    for (const key of keys) yield [sign(body, key), explainSignatureFailure(reason)];
  }
  for (const { reason, body: changed, detail } of bodyVariants(body)) {
    const form = detail === undefined ? '' : ` Its form: ${detail}.`;
    yield [sign(changed, value), `${explainSignatureFailure(reason)}${form}`];
  }
}

/** What it means that the webhook accepts a secret of --other-secret-env. */
export function describeOtherSecret(name: string): string {
  return (
    `It accepts the one in ${name}, the secret of another bot or node. Correct the URL, whose path ends with the ` +
    'bot, or the secret on the Integration tab of the node.'
  );
}

export function toSignatureHeader(signature: string): Readonly<Record<string, string>> {
  return { 'X-Hub-Signature': signature };
}
