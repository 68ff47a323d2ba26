import { unzipSync } from 'node:zlib';
import type { ReplyReport } from '../../webhook/reply.report.js';
import { reportReply } from '../../webhook/reply.report.js';
import { RateLimitError } from '../../webhook/rate.limit.js';
import { describeOtherSecret, isRefusal } from '../../webhook/signature.probe.js';
import { REPLY_TIMEOUT_MS, type WebhookResponse } from '../../webhook/webhook.client.js';
import { CommandError, EXIT_CODES } from '../../terminal.js';
import { type CheckResult, failed, ok, warning } from '../check.js';
import { createProbeCall, PROBE_NODE, type WebhookProbe } from '../webhook.probe.js';

/** Above this part of Haptik's limit a reply is called slow. */
const SLOW_PART = 0.5;
const MAX_DECOMPRESSED_BYTES = 10_000_000;

/** Checks the reply to a call: its time, its compression, its content type and its content. Protocol 2. */
export async function checkReply(probe: WebhookProbe): Promise<CheckResult[]> {
  let response: WebhookResponse;
  try {
    response = await probe.call();
  } catch (error) {
    if (!(error instanceof CommandError) || error instanceof RateLimitError) throw error;
    const cure =
      error.exitCode === EXIT_CODES.timeout
        ? 'Answer within 30 seconds, also when a backend does not.'
        : 'Look at the log of the application.';
    return [failed('reply', error.message, cure)];
  }
  if (isRefusal(response.status)) {
    const cause = `The signature of a call is refused (${response.status}), although that of other JSON is accepted.`;
    return [failed('reply', cause, await explainRefusedCall(probe))];
  }
  const { bytes, result } = decompress(response);
  return [
    judgeTime(response.durationMs),
    result,
    judgeType(response.headers['content-type']),
    judgeContent({ ...response, bytes }, probe.node),
  ];
}

/** A call is refused for its body, or for its node, which may have another secret. */
async function explainRefusedCall(probe: WebhookProbe): Promise<string> {
  const { node, secrets } = probe;
  const { node: _, ...withoutNode } = JSON.parse(createProbeCall(node).toString()) as object & {
    readonly node: string;
  };
  const { status } = await probe.post(Buffer.from(JSON.stringify(withoutNode)));
  if (probe.isRefused(status)) {
    return 'The body of calls is changed before it is verified: see body-bytes.';
  }
  for (const other of secrets.others) {
    if (!isRefusal((await probe.call(other.value)).status)) return describeOtherSecret(other.name);
  }
  return node === PROBE_NODE
    ? 'The secret is that of some nodes, or past its notAfter. Add --node <one of its nodes>, or give the secret of the bot.'
    : `The secret is that of another node, or past its notAfter. Give the current secret of the node ${node}.`;
}

function judgeTime(durationMs: number): CheckResult {
  const time = `The reply to a call takes ${(durationMs / 1000).toFixed(2)} s of ${REPLY_TIMEOUT_MS / 1000} s.`;
  return durationMs > REPLY_TIMEOUT_MS * SLOW_PART
    ? warning('reply-time', time, 'Set a shorter timeout for its backends.')
    : ok('reply-time', time);
}

/** Clients of Haptik accept gzip and deflate. */
function decompress({ bytes, headers }: WebhookResponse): { bytes: Buffer; result: CheckResult } {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity')
    return { bytes, result: ok('compression', 'The reply is not compressed.') };
  const cure = 'Compress replies with gzip, only when Accept-Encoding names it, or not at all.';
  if (!/^(gzip|x-gzip|deflate)$/i.test(encoding)) {
    const message = `The reply is compressed with ${encoding}, which the client did not accept.`;
    return { bytes, result: failed('compression', message, cure) };
  }
  try {
    const plain = unzipSync(bytes, { maxOutputLength: MAX_DECOMPRESSED_BYTES });
    return { bytes: plain, result: ok('compression', `The reply is compressed with ${encoding}.`) };
  } catch {
    return {
      bytes,
      result: failed('compression', `The reply is not ${encoding}, as it says.`, cure),
    };
  }
}

function judgeType(type = ''): CheckResult {
  const check = 'reply-type';
  if (/^application\/json\b/i.test(type))
    return ok(check, `The content type of the reply is ${type}.`);
  return warning(
    check,
    `The content type of the reply is ${type || 'missing'}.`,
    'Send application/json.',
  );
}

function judgeContent(response: WebhookResponse, node: string): CheckResult {
  const { status, bytes } = response;
  const report = reportReply(response, undefined, {});
  if (report.botBreak) {
    return failed(
      'reply',
      `A call is answered with a bot break: ${report.botBreak.detail}.`,
      REPLY_CURES[report.botBreak.reason] ?? REPLY_CURE,
    );
  }
  const problem = findProblem(JSON.parse(bytes.toString('utf8')) as RawReply, report);
  if (problem) return problem;
  const found = `The reply has the status ${status} and ${count(report.messages.length, 'message')}`;
  return ok('reply', node === PROBE_NODE ? `${found}, for a node that no bot has.` : `${found}.`);
}

interface RawReply {
  readonly status?: unknown;
  readonly response: readonly unknown[];
}

const REPLY_CURE = 'Answer every call with 200 and {"status": true, "response": ["a text"]}.';
const REPLY_CURES: Readonly<Partial<Record<string, string>>> = {
  status:
    'Answer every call with 200, also a failed one; frameworks answer POST with 201 by default.',
  'no-response': 'Send at least one message in response; an empty list is a bot break.',
};

function findProblem({ status, response }: RawReply, report: ReplyReport): CheckResult | undefined {
  if (typeof status !== 'boolean') {
    return failed(
      'reply',
      `status is ${status === undefined ? 'missing' : `a ${typeof status}`}, not a boolean.`,
      'Send true or false.',
    );
  }
  const index = response.findIndex((message) => typeof message !== 'string');
  if (index >= 0) {
    return warning(
      'reply',
      `response[${index}] is an object, which only some versions of Haptik accept.`,
      'Send each element as a string with its JSON.',
    );
  }
  const broken = report.messages.findIndex(
    ({ sent }) => typeof sent === 'string' && looksLikeElement(sent),
  );
  if (broken >= 0) {
    return failed(
      'reply',
      `response[${broken}] looks like an element, but is not valid JSON with a type: the user reads its code.`,
      'Build elements with nestjs-haptik/hsl, or JSON.stringify().',
    );
  }
  const finding = report.messages
    .flatMap(({ findings }) => findings)
    .find(({ severity }) => severity === 'error');
  return finding && warning('reply', `An element is invalid at ${finding.path}.`, finding.message);
}

/** Whether a text has the keys of an element. */
function looksLikeElement(text: string): boolean {
  return /^\s*\{.*["']type["']\s*:/s.test(text);
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
