import { sign } from 'nestjs-haptik/internal/cli';
import { explainRefusal, isRefusal, UNEXPLAINED } from '../../webhook/signature.probe.js';
import type { WebhookResponse } from '../../webhook/webhook.client.js';
import { type CheckResult, failed, ok, skipped, warning } from '../check.js';
import { noCall, type WebhookProbe } from '../webhook.probe.js';

const REFUSE = 'Verify the HMAC-SHA1 of the raw body before anything else, and refuse with 401';

/** Checks that the secret is accepted, and that forged and unsigned requests are refused. */
export async function checkSignatures(probe: WebhookProbe): Promise<CheckResult[]> {
  const bytes = noCall();
  const signed = await probe.post(bytes);
  const forged = await probe.post(bytes, {
    'X-Hub-Signature': sign(bytes, `${probe.secret}-forged`),
  });
  const unsigned = await probe.post(bytes, {});
  return [
    await judgeAcceptance(probe, signed, forged.status),
    judgeRefusal('signature-forged', 'A forged signature', forged.status, signed.status),
    judgeRefusal(
      'signature-missing',
      'A request without a signature',
      unsigned.status,
      signed.status,
    ),
  ];
}

/** Explains why a right signature is answered as a forged one. */
async function judgeAcceptance(
  probe: WebhookProbe,
  signed: WebhookResponse,
  forgedStatus: number,
): Promise<CheckResult> {
  const check = 'signature-accepted';
  const { status } = signed;
  const isAccepted = !isRefusal(status) && (status < 400 || status !== forgedStatus);
  if (isAccepted) return ok(check, 'A signed request is accepted.');
  const scheme = /^\w+/.exec(signed.headers['www-authenticate'] ?? '')?.[0];
  if (scheme !== undefined) {
    return failed(
      check,
      `Something before the webhook asks for credentials (${status}, ${scheme}).`,
      'Exclude the path of the webhook from that sign-in, guard or proxy: Haptik sends a signature only.',
    );
  }
  const post = (bytes: Buffer, headers: Readonly<Record<string, string>>) =>
    probe.post(bytes, headers);
  const explanation = await explainRefusal(post, probe.secret, status);
  if (explanation !== undefined || isRefusal(status)) {
    const what = `The webhook refuses a request that is signed with the secret in ${probe.secretEnv} (${status}).`;
    return failed(check, what, explanation ?? UNEXPLAINED);
  }
  return status >= 500
    ? failed(
        check,
        `The webhook fails for each request, signed or not (${status}).`,
        'Look at its log: often the raw body is missing where the signature is verified, as without rawBody: true in Nest.',
      )
    : ok(check, `A signed request is answered with ${status}.`);
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
  if (status >= 500) return skipped(check, 'Not checked, because each request fails.');
  return failed(
    check,
    `${what} is answered as a right one is (${status}): anyone who knows the URL can send calls.`,
    `${REFUSE}; remove allowUnsigned. If it is verified, check the secret.`,
  );
}
