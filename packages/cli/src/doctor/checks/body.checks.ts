import { sign } from 'nestjs-haptik/internal/cli';
import { BODY_FORMS } from '../../webhook/body.forms.js';
import { type CheckResult, failed, ok, warning } from '../check.js';
import { noCall, type WebhookProbe } from '../webhook.probe.js';

const LARGE_BODY_BYTES = 1_000_000;
const RAW_BYTES_CURE =
  'Verify the raw bytes instead of JSON that is written again (rawBody: true in Nest, the option verify of express.json() ' +
  'in Express), and find the proxy that writes it again if there is one.';

/** Checks that the signature is verified over the bytes, and not over JSON that was written again. */
export async function checkBodyForms(probe: WebhookProbe): Promise<CheckResult> {
  const refused: string[] = [];
  for (const [name, text] of BODY_FORMS) {
    const { status } = await probe.post(Buffer.from(text));
    if (probe.isRefused(status)) refused.push(name);
  }
  if (refused.length === 0) {
    return ok(
      'body-bytes',
      'Hindi, escapes, and the white space of other serializers are accepted.',
    );
  }
  return failed(
    'body-bytes',
    `A right signature is refused for a body with ${refused.join(', ')}: it is not verified over the received bytes.`,
    RAW_BYTES_CURE,
  );
}

/** Checks that a body of 1 MB is accepted. */
export async function checkLargeBody(probe: WebhookProbe): Promise<CheckResult> {
  const empty = noCall({ filler: '' }).length;
  const bytes = noCall({ filler: 'x'.repeat(LARGE_BODY_BYTES - empty) });
  const usual = await probe.post(noCall());
  const { status } = await probe.post(bytes);
  if (status === usual.status) return ok('body-1mb', 'A body of 1 MB is accepted.');
  if (status === 413) {
    return warning(
      'body-1mb',
      'A body of 1 MB is too large (413).',
      'Raise the limit of the proxy (client_max_body_size) or the application (bodyLimit).',
    );
  }
  if (probe.isRefused(status)) {
    return failed(
      'body-1mb',
      `A right signature is refused for a body of 1 MB (${status}).`,
      RAW_BYTES_CURE,
    );
  }
  return failed(
    'body-1mb',
    `A body of 1 MB is answered with ${status}, and a small one with ${usual.status}.`,
    'Find the part that limits or changes large bodies.',
  );
}

/** Checks that a content type with a charset is accepted. Protocol 1.1. */
export async function checkContentType(probe: WebhookProbe): Promise<CheckResult> {
  const bytes = noCall();
  const plain = await probe.post(bytes);
  const { status } = await probe.post(bytes, {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Hub-Signature': sign(bytes, probe.secret),
  });
  return status === plain.status
    ? ok('content-type', 'application/json is accepted with and without a charset.')
    : failed(
        'content-type',
        `application/json; charset=utf-8 is answered with ${status}.`,
        'Ignore the parameters of the content type.',
      );
}
