import { CommandError } from '../terminal.js';
import { RateLimitError } from '../webhook/rate.limit.js';
import { type CheckResult, failed, skipped } from './check.js';
import { checkDns, checkUrl } from './checks/address.checks.js';
import { checkBodyForms, checkContentType, checkLargeBody } from './checks/body.checks.js';
import { checkGetAndHead, checkPost } from './checks/method.checks.js';
import { checkReply } from './checks/reply.checks.js';
import { checkSignatures } from './checks/signature.checks.js';
import { checkTls } from './checks/tls.check.js';
import {
  checkClock,
  checkKeepAlive,
  checkLatency,
  checkPlainHttp,
} from './checks/transport.checks.js';
import type { WebhookProbe } from './webhook.probe.js';

type Check = (probe: WebhookProbe) => Promise<CheckResult | readonly CheckResult[]>;

/** Checks that need a webhook that answers, and those that need its secret to be accepted. */
const ANSWER_CHECKS: readonly (readonly [string, Check])[] = [
  ['latency', checkLatency],
  ['keep-alive', checkKeepAlive],
  ['clock', checkClock],
];
const SECRET_CHECKS: readonly (readonly [string, Check])[] = [
  ['body-bytes', checkBodyForms],
  ['body-1mb', checkLargeBody],
  ['content-type', checkContentType],
  ['reply', checkReply],
];

/** Checks a webhook as Haptik uses it, from the address to the reply; yields each result when it is there. */
export async function* checkWebhook(probe: WebhookProbe): AsyncGenerator<CheckResult> {
  try {
    yield* runChecks(probe);
  } catch (error) {
    if (!(error instanceof RateLimitError)) throw error;
    yield toFailure('rate-limit', error);
    yield skipped('others', 'The other checks need more requests.');
  }
}

async function* runChecks(probe: WebhookProbe): AsyncGenerator<CheckResult> {
  const { url } = probe;
  yield checkUrl(url);
  const dns = await checkDns(url);
  yield dns;
  if (dns.outcome === 'failed') return;
  yield await checkTls(url);
  yield await checkPlainHttp(url);
  const reads = await attempt('get', () => checkGetAndHead(probe));
  yield* reads;
  // A single result says that there was no response.
  if (reads.length === 1) {
    yield skipped('others', 'The other checks need a webhook that responds.');
    return;
  }
  const [post] = await attempt('post', () => checkPost(probe));
  if (!post) return;
  yield post;
  if (post.outcome === 'failed') {
    yield skipped('others', 'The other checks need a webhook that answers POST.');
    return;
  }
  const signatures = await attempt('signature-accepted', () => checkSignatures(probe));
  yield* signatures;
  for (const [check, run] of ANSWER_CHECKS) yield* await attempt(check, () => run(probe));
  const isRefused = signatures[0]?.outcome === 'failed';
  for (const [check, run] of SECRET_CHECKS) {
    if (isRefused) yield skipped(check, 'Not checked, because the signature is not accepted.');
    else yield* await attempt(check, () => run(probe));
  }
}

/** Runs a check; without a complete response, it failed. */
async function attempt(
  check: string,
  run: () => Promise<CheckResult | readonly CheckResult[]>,
): Promise<readonly CheckResult[]> {
  try {
    return [await run()].flat();
  } catch (error) {
    if (!(error instanceof CommandError) || error instanceof RateLimitError) throw error;
    return [toFailure(check, error)];
  }
}

/** The first sentence of an error is its cause, and the rest its cure. */
function toFailure(check: string, { message }: CommandError): CheckResult {
  const [, cause = message, cure = ''] = /^(.*? \(\S+\)\.|.*?\.) (.*)$/s.exec(message) ?? [];
  return failed(check, cause, cure);
}
