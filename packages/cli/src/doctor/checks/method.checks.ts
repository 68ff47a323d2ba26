import { isRefusal } from '../../webhook/signature.probe.js';
import { describeLocation } from '../../webhook/webhook.address.js';
import type { WebhookResponse } from '../../webhook/webhook.client.js';
import { type CheckResult, failed, ok, warning } from '../check.js';
import { noCall, type WebhookProbe } from '../webhook.probe.js';

const isRedirect = (status: number): boolean => status >= 300 && status < 400;

/** Checks GET and HEAD, which Haptik and monitors use to reach the webhook. Protocol 1.1. */
export async function checkGetAndHead(probe: WebhookProbe): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const method of ['GET', 'HEAD'] as const) {
    const { status } = await probe.request({ method });
    results.push(judgeRead(method, status));
  }
  return results;
}

function judgeRead(method: 'GET' | 'HEAD', status: number): CheckResult {
  const check = method.toLowerCase();
  if (status === 200) return ok(check, `${method} is answered with 200.`);
  const found = `${method} is answered with ${status}.`;
  const cure = findReadCure(method, status);
  return method === 'GET' && status >= 400
    ? failed(check, found, cure)
    : warning(check, found, cure);
}

function findReadCure(method: string, status: number): string {
  if (status === 404) {
    return 'Nothing is at this path: check it, the global prefix of the application, and the bot at its end.';
  }
  return isRefusal(status)
    ? 'Exclude the path from the sign-in, guard or firewall before the webhook: Haptik sends no credentials.'
    : `Answer ${method} with 200: Haptik requires a webhook that accepts GET and POST.`;
}

/** Checks that a signed POST reaches the webhook, without a redirect. */
export async function checkPost(probe: WebhookProbe): Promise<CheckResult> {
  const response = await probe.post(noCall());
  const { status } = response;
  if (isRedirect(status)) return describeRedirect(response, probe.url);
  if (status === 404) {
    return failed(
      'post',
      'Nothing answers POST at this path (404).',
      'Check the path, the global prefix of the application, and the bot at its end.',
    );
  }
  if (status === 405 || status === 501) {
    return failed(
      'post',
      `The path does not accept POST (${status}).`,
      'Check the path, and the methods that the proxy allows.',
    );
  }
  if (status === 502 || status === 503 || status === 504) {
    return failed(
      'post',
      `A proxy cannot reach the application (${status}).`,
      'Check that the application runs, and the address that the proxy uses.',
    );
  }
  return ok('post', `POST reaches the webhook (${status} for JSON that is no call).`);
}

function describeRedirect({ status, headers }: WebhookResponse, url: URL): CheckResult {
  const where = describeLocation(headers.location, url);
  const effect =
    status < 307 ? 'makes a GET of the call and loses its body' : 'is not followed by every client';
  return failed(
    'post',
    `POST is redirected (${status}) to ${where}, which ${effect}.`,
    'Type the final URL on the Integration tab of the node.',
  );
}
