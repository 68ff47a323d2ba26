import { CommandError, EXIT_CODES, type ExitCode, printJson, type Terminal } from '../terminal.js';
import { isRefusal, RefusalExplainer } from '../webhook/signature.probe.js';
import { createCallHeaders, sendToWebhook } from '../webhook/webhook.client.js';
import { readSecret, resolveWebhookUrl, type WebhookOptions } from '../webhook/webhook.options.js';
import { readReplaySource, type ReplayableCall } from './replay.source.js';
import { type ReplayedCall, renderReplay } from './replay.view.js';
import { compareReplies, parsePath } from './reply.comparison.js';

export interface ReplayOptions extends Pick<WebhookOptions, 'bot' | 'secretEnv' | 'json'> {
  readonly from?: string;
  readonly to?: string;
  readonly node?: string;
  readonly ignore: readonly string[];
}

const DEFAULT_BOT = 'default';

/** Sends recorded calls, one after the other, and compares the replies. */
export async function replay(
  file: string | undefined,
  options: ReplayOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const target = resolveWebhookUrl({ url: options.to }, terminal);
  const secret = readSecret(options.secretEnv, terminal, target);
  const { calls: all, skipped } = await readReplaySource(file, options.from, terminal);
  const calls = all.filter(
    ({ bot, node }) =>
      (options.bot === undefined || bot === options.bot) &&
      (options.node === undefined || node === options.node),
  );
  if (calls.length === 0) {
    throw new CommandError(
      EXIT_CODES.usage,
      `There is no call to send: ${all.length} of the recorded ones have a body, and none of them is of that bot and node. ` +
        'Calls are recorded with the option recording of HaptikModule, and once haptik has asked the application.',
    );
  }
  const replayed: ReplayedCall[] = [];
  const refusals = new RefusalExplainer(secret);
  for (const call of calls) {
    const url = resolveWebhookUrl(
      { url: target.href, bot: call.bot === DEFAULT_BOT ? undefined : call.bot },
      terminal,
    );
    replayed.push(await replayCall(call, url, secret, options.ignore, refusals));
  }
  const document = { target: target.href, skipped, calls: replayed };
  if (options.json) printJson(terminal, document);
  else terminal.writeStdout(renderReplay(document, terminal.style));
  const isSame = replayed.every(({ differences }) => differences.length === 0);
  return isSame ? EXIT_CODES.ok : EXIT_CODES.failed;
}

async function replayCall(
  { id, bot, node, body, status, reply }: ReplayableCall,
  url: URL,
  secret: string,
  ignore: readonly string[],
  refusals: RefusalExplainer,
): Promise<ReplayedCall> {
  const bytes = Buffer.from(body);
  const response = await sendToWebhook({ url, headers: createCallHeaders(bytes, secret), bytes });
  const ignored = ignore.map(parsePath);
  const differences =
    response.status === status
      ? compareReplies(reply, parseReply(response.bytes), ignored)
      : [{ path: 'HTTP status', recorded: status, replayed: response.status }];
  const refusal =
    differences.length > 0 && isRefusal(response.status)
      ? await refusals.explain(url, response.status)
      : undefined;
  const durationMs = Math.round(response.durationMs);
  return { id, bot, node, durationMs, differences, ...(refusal !== undefined && { refusal }) };
}

function parseReply(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
