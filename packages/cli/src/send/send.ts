import { randomUUID } from 'node:crypto';
import { CALL_ID_HEADER, createCallBody } from 'nestjs-haptik/internal/cli';
import { DevelopmentApi } from '../development/development.api.js';
import { isObject, parseJsonOr } from '../json.js';
import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { type ReplyReport, reportReply, type SentState } from '../webhook/reply.report.js';
import { RefusalExplainer } from '../webhook/refusal.explainer.js';
import { isRefusal } from '../webhook/signature.probe.js';
import { describeLocation } from '../webhook/webhook.address.js';
import { readBytes } from '../webhook/webhook.body.js';
import {
  createCallHeaders,
  sendToWebhook,
  type WebhookRequest,
  type WebhookResponse,
} from '../webhook/webhook.client.js';
import { resolveWebhookUrl, type WebhookOptions } from '../webhook/webhook.options.js';
import { readWebhookSecret, type WebhookSecret } from '../webhook/webhook.secret.js';
import { type CallOptions, parseCallInput, parseChannel } from './call.arguments.js';
import { parseHeaders } from './header.arguments.js';
import { toCurlCommand } from './curl.js';
import { renderCallDetails, toCallDetails } from './record.view.js';
import { renderReply } from './reply.view.js';

export interface SendOptions extends WebhookOptions, CallOptions {
  readonly header: readonly string[];
  readonly raw?: string;
  readonly timeout: number;
  readonly curl?: true;
  readonly logs?: true;
}

interface SendArguments {
  readonly node: string | undefined;
  readonly entities: readonly string[];
}

/** Calls a node, and shows the reply as the user sees it. */
export async function send(
  args: SendArguments,
  options: SendOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const url = resolveWebhookUrl(options, terminal);
  const secret = readWebhookSecret(options.secretEnv, terminal, url);
  const { rules, platform } = parseChannel(options.on);
  const bytes = await createBody(args, options, platform, terminal);
  const callId = randomUUID();
  const headers = {
    ...createCallHeaders(bytes, secret.value),
    ...(options.logs && { [CALL_ID_HEADER]: callId }),
    ...(await parseHeaders(options.header)),
  };
  const limitMs = options.timeout * 1000;
  const request: WebhookRequest = { url, headers, bytes, timeoutMs: limitMs };
  if (options.curl) {
    if (options.json) printJson(terminal, { url: url.href, headers, body: bytes.toString() });
    else terminal.writeStdout(`${toCurlCommand(request)}\n`);
    return EXIT_CODES.ok;
  }
  const api = options.logs && new DevelopmentApi(resolveWebhookUrl({ url: options.url }, terminal));
  // The first request to the endpoint makes the application record its calls.
  await api?.describeApp();
  const response = await call(request);
  await assertAnswered(response, url, secret);
  const report = reportReply(response, rules, readState(bytes));
  const channel = rules?.name ?? `device_platform ${platform}`;
  const summary = { channel, durationMs: Math.round(response.durationMs), limitMs };
  const recorded = await api?.findCall(callId);
  const details = recorded && toCallDetails(recorded);
  if (options.json) {
    const document = toDocument(report, response, summary);
    printJson(terminal, { ...document, ...(api && { call: details ?? null }) });
  } else {
    terminal.writeStdout(renderReply(report, summary, terminal.style));
    if (details) terminal.writeStdout(renderCallDetails(details, terminal.style));
    else if (api) terminal.writeStderr('The application did not record the call.\n');
  }
  return report.outcome === 'bot-break' ? EXIT_CODES.failed : EXIT_CODES.ok;
}

/** @throws CommandError without a node, or with one and a body */
async function createBody(
  { node, entities }: SendArguments,
  options: SendOptions,
  platform: number,
  terminal: Terminal,
): Promise<Buffer> {
  if (options.raw !== undefined) {
    if (node !== undefined) {
      throw new CommandError(EXIT_CODES.usage, 'Give a node or --raw, not both.');
    }
    return readBytes(options.raw, terminal);
  }
  if (node === undefined) {
    throw new CommandError(
      EXIT_CODES.usage,
      'Give the node to call, such as haptik send order_status order_id=9042, or a body by --raw.',
    );
  }
  const input = await parseCallInput(entities, options, platform);
  return Buffer.from(JSON.stringify(createCallBody(node, input)));
}

/** @throws CommandError when there is no complete response in time, which is a bot break */
async function call(request: WebhookRequest): Promise<WebhookResponse> {
  try {
    return await sendToWebhook(request);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(error.exitCode, `Bot break: ${error.message}`);
  }
}

/** @throws CommandError for a redirect, or when the signature is refused, with the cause and the cure */
async function assertAnswered(
  { status, headers }: WebhookResponse,
  url: URL,
  secret: WebhookSecret,
): Promise<void> {
  if (status >= 300 && status < 400) {
    throw new CommandError(
      EXIT_CODES.redirect,
      `Bot break: the response is a redirect (${status}) to ${describeLocation(headers.location, url)}, which makes ` +
        'a GET of the call. Set --url, and the URL of the node, to the final URL.',
    );
  }
  if (!isRefusal(status)) return;
  const explanation = await new RefusalExplainer(secret).explain(url, status);
  throw new CommandError(
    EXIT_CODES.unauthorized,
    `Bot break: the webhook refuses the signature (${status}). ${explanation}`,
  );
}

/** The state maps of a body, which may be any JSON. */
function readState(bytes: Buffer): SentState {
  const json = parseJsonOr(bytes.toString('utf8'), {});
  return isObject(json) ? json : {};
}

function toDocument(
  report: ReplyReport,
  { status, headers, bytes }: WebhookResponse,
  summary: object,
): object {
  const type = headers['content-type'];
  return { ...report, ...summary, response: { status, type, body: bytes.toString('utf8') } };
}
