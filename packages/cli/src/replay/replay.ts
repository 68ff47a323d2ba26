import { parseJsonOr } from '../json.js';
import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { confirmNodes } from '../webhook/node.confirmation.js';
import { RefusalExplainer } from '../webhook/refusal.explainer.js';
import { isRefusal } from '../webhook/signature.probe.js';
import { describeUrl } from '../webhook/webhook.address.js';
import {
  createCallHeaders,
  sendToWebhook,
  type WebhookResponse,
} from '../webhook/webhook.client.js';
import { resolveWebhookUrl, type WebhookOptions } from '../webhook/webhook.options.js';
import { readWebhookSecret, type WebhookSecret } from '../webhook/webhook.secret.js';
import { readReplaySource, type ReplayableCall } from './replay.source.js';
import { renderCall, renderSummary, type ReplayedCall } from './replay.view.js';
import { compareReplies, parsePath, type ReplyDifference } from './reply.comparison.js';

export interface ReplayOptions extends Pick<WebhookOptions, 'bot' | 'secretEnv' | 'json'> {
  readonly from?: string;
  readonly to?: string;
  readonly node?: string;
  readonly ignore: readonly string[];
  readonly yes?: true;
}

const DEFAULT_BOT = 'default';

/** Sends recorded calls, one after the other, and compares the replies. */
export async function replay(
  file: string | undefined,
  options: ReplayOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const target = resolveWebhookUrl({ url: options.to }, terminal);
  const secret = readWebhookSecret(options.secretEnv, terminal, target);
  const { calls, skipped } = await readCalls(file, options, terminal);
  const what = `the nodes of ${calls.length} recorded ${calls.length === 1 ? 'call' : 'calls'}`;
  await confirmNodes(target, what, options.yes, terminal);
  const replayer = new CallReplayer(secret, options.ignore);
  const replayed: ReplayedCall[] = [];
  for (const call of calls) {
    const bot = call.bot === DEFAULT_BOT ? undefined : call.bot;
    const one = await replayer.replay(call, resolveWebhookUrl({ url: target.href, bot }, terminal));
    replayed.push(one);
    if (!options.json) terminal.writeStdout(renderCall(one, terminal.style));
  }
  const document = { target: describeUrl(target), skipped, calls: replayed };
  if (options.json) printJson(terminal, document);
  else terminal.writeStdout(renderSummary(document));
  const isSame = replayed.every(({ differences }) => differences.length === 0);
  return isSame ? EXIT_CODES.ok : EXIT_CODES.failed;
}

/** @throws CommandError when there is no call to send */
async function readCalls(
  file: string | undefined,
  { from, bot: wantedBot, node: wantedNode }: ReplayOptions,
  terminal: Terminal,
): Promise<{ calls: readonly ReplayableCall[]; skipped: number }> {
  const { calls: all, skipped } = await readReplaySource(file, from, terminal);
  const calls = all.filter(
    ({ bot, node }) =>
      (wantedBot === undefined || bot === wantedBot) &&
      (wantedNode === undefined || node === wantedNode),
  );
  if (calls.length > 0) return { calls, skipped };
  throw new CommandError(
    EXIT_CODES.usage,
    `There is no call to send: ${all.length} of the recorded ones have a body, and none of them is of that bot and node. ` +
      'Calls are recorded with the option recording of HaptikModule, and once haptik has asked the application.',
  );
}

/** Sends recorded calls again. */
class CallReplayer {
  readonly #ignored: readonly (readonly string[])[];
  readonly #refusals: RefusalExplainer;
  #hasResponse = false;

  constructor(
    private readonly secret: WebhookSecret,
    ignore: readonly string[],
  ) {
    this.#ignored = ignore.map(parsePath);
    this.#refusals = new RefusalExplainer(secret);
  }

  /** @throws CommandError when nothing was reached yet, so that no further call will */
  async replay(call: ReplayableCall, url: URL): Promise<ReplayedCall> {
    const { id, bot, node, body, status } = call;
    const bytes = Buffer.from(body);
    const startedAt = performance.now();
    let response: WebhookResponse;
    try {
      const headers = createCallHeaders(bytes, this.secret.value);
      response = await sendToWebhook({ url, headers, bytes });
    } catch (error) {
      if (!(error instanceof CommandError) || this.isHopeless(error)) throw error;
      const durationMs = Math.round(performance.now() - startedAt);
      return { id, bot, node, durationMs, differences: [describeAbsence(status, error)] };
    }
    this.#hasResponse = true;
    const differences = this.compare(call, response);
    const refusal =
      differences.length > 0 && isRefusal(response.status)
        ? await this.#refusals.explain(url, response.status)
        : undefined;
    const durationMs = Math.round(response.durationMs);
    return { id, bot, node, durationMs, differences, ...(refusal !== undefined && { refusal }) };
  }

  private compare(
    { status, reply }: ReplayableCall,
    response: WebhookResponse,
  ): readonly ReplyDifference[] {
    const text = response.bytes.toString('utf8');
    return response.status === status
      ? compareReplies(reply, parseJsonOr(text, text), this.#ignored)
      : [{ path: 'HTTP status', recorded: status, replayed: response.status }];
  }

  private isHopeless({ exitCode }: CommandError): boolean {
    const isWrongAddress = exitCode === EXIT_CODES.unreachable || exitCode === EXIT_CODES.tls;
    return isWrongAddress && !this.#hasResponse;
  }
}

/** A lost reply is a difference, too. */
function describeAbsence(status: number, { message }: CommandError): ReplyDifference {
  return { path: 'response', recorded: `status ${status}`, replayed: `none: ${message}` };
}
