import { sign } from 'nestjs-haptik/internal/cli';
import { explainRefusal, isRefusal, UNEXPLAINED } from '../../webhook/signature.probe.js';
import type { WebhookResponse } from '../../webhook/webhook.client.js';
import { type CheckResult, failed, ok, skipped, warning } from '../check.js';
import { createProbeCall, noCall, type WebhookProbe } from '../webhook.probe.js';

const REFUSE = 'Verify the HMAC-SHA1 of the raw body before anything else, and refuse with 401';
const EXCLUDE =
  'Exclude the path of the webhook from that sign-in, guard, proxy or firewall: Haptik sends a signature only.';
const PAGE =
  'The response is a page, as of a firewall, a proxy or a sign-in: let them pass POST of JSON at this path.';

/** Responses to one body with a right, a forged and no signature. */
interface Trial {
  readonly body: Buffer;
  readonly signed: WebhookResponse;
  readonly forged: WebhookResponse;
  readonly unsigned: WebhookResponse;
}

/** Checks that the secret is accepted, and that forged and unsigned requests are refused. */
export async function checkSignatures(probe: WebhookProbe): Promise<CheckResult[]> {
  const first = await tryOut(probe, noCall());
  // Some webhooks answer JSON that is no call as they answer a forged signature.
  const trial = isAmbiguous(first) ? await tryOut(probe, createProbeCall()) : first;
  const { signed, forged, unsigned } = trial;
  if (trial === first && forged.status >= 400 && forged.status < 500) {
    if (forged.status !== signed.status) probe.forgedStatus = forged.status;
  }
  return [
    await judgeAcceptance(probe, trial),
    judgeRefusal('signature-forged', 'A forged signature', forged.status, signed.status),
    judgeRefusal(
      'signature-missing',
      'A request without a signature',
      unsigned.status,
      signed.status,
    ),
  ];
}

async function tryOut(probe: WebhookProbe, body: Buffer): Promise<Trial> {
  const forgery = { 'X-Hub-Signature': sign(body, `${probe.secret}-forged`) };
  return {
    body,
    signed: await probe.post(body),
    forged: await probe.post(body, forgery),
    unsigned: await probe.post(body, {}),
  };
}

/** Whether an error says nothing about the signature, since wrong ones have the same. */
function isAmbiguous({ signed: { status }, forged, unsigned }: Trial): boolean {
  const isSame = status === forged.status || status === unsigned.status;
  return isSame && status >= 400 && !isRefusal(status);
}

/** Explains why a right signature is answered as a forged one. */
async function judgeAcceptance(probe: WebhookProbe, trial: Trial): Promise<CheckResult> {
  const check = 'signature-accepted';
  const { signed, forged, body } = trial;
  const { status } = signed;
  const isAccepted = !isRefusal(status) && (status < 400 || status !== forged.status);
  if (isAccepted) return ok(check, 'A signed request is accepted.');
  const scheme = /^\w+/.exec(signed.headers['www-authenticate'] ?? '')?.[0];
  if (scheme !== undefined) {
    const what = `Something before the webhook asks for credentials (${status}, ${scheme}).`;
    return failed(check, what, EXCLUDE);
  }
  const { secret } = probe.secrets;
  const what = secret.isFallback
    ? `The webhook refuses the signature of a request (${status}).`
    : `The webhook refuses a request that is signed with the secret in ${secret.name} (${status}).`;
  const explanation = await explainRefusal(
    (bytes, headers) => probe.post(bytes, headers),
    probe.secrets,
    status,
    body,
  );
  if (explanation !== undefined) return failed(check, what, explanation);
  if (!isRefusal(status)) return explainFailure(check, status);
  const read = await probe.request({ method: 'GET' });
  if (isRefusal(read.status)) {
    const cause = `Something before the webhook refuses each request, GET, too (${read.status}).`;
    return failed(check, cause, EXCLUDE);
  }
  const isPage = /^text\/html\b/i.test(signed.headers['content-type'] ?? '');
  return failed(check, what, isPage ? explainPage(status) : UNEXPLAINED);
}

/** Firewalls refuse with 403; with 401 frameworks, too, send pages. */
function explainPage(status: number): string {
  return status === 403 ? `${PAGE} Or: ${UNEXPLAINED}` : `${UNEXPLAINED} Or: ${PAGE}`;
}

/** The webhook answers calls with an error that is no refusal. */
function explainFailure(check: string, status: number): CheckResult {
  return failed(
    check,
    `The webhook fails for each call, signed or not (${status}).`,
    status >= 500
      ? 'Look at its log: often its secret is not set, or the raw body is missing where the signature is verified, as without rawBody: true in Nest.'
      : `Look at its log. ${UNEXPLAINED}`,
  );
}

function judgeRefusal(check: string, what: string, status: number, signed: number): CheckResult {
  if (isRefusal(status)) return ok(check, `${what} is refused (${status}).`);
  if (status >= 400 && status !== signed) {
    return warning(
      check,
      `${what} is refused with ${status}.`,
      'Refuse it with 401, before the body is read.',
    );
  }
  if (status >= 400) return skipped(check, 'Not checked, because each request fails.');
  return failed(
    check,
    `${what} is answered as a right one is (${status}): anyone who knows the URL can send calls.`,
    `${REFUSE}; remove allowUnsigned. If it is verified, check the secret.`,
  );
}
