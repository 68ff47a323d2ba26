import type { NodeOutcome } from './result/node.result.js';
import { NodeFailure } from './result/node.failure.js';
import { hasCopyTokenFragment } from '../copy/reference/copy.token.js';
import { Handoff } from './result/handoff.js';
import { Reply } from './result/reply.js';
import type { ResolvedBotOptions } from '../options/resolved/resolved.bot.options.js';
import type { NodeCall } from '../payload/node.call.js';
import type { ChannelWarning } from './element.adapter.js';
import { mapMessages, describeType, isPlainText } from './message.mapper.js';
import { mapState } from './state.mapper.js';

export interface MappedNodeResult {
  readonly outcome: NodeOutcome;
  /** For the log: problems of a reply that is sent nevertheless. */
  readonly warnings: readonly string[];
  /** For the log: parts of the reply that were not sent. */
  readonly errors: readonly string[];
  /** For the log, once per node and channel: elements that the channel does not fully support. */
  readonly channelWarnings: readonly ChannelWarning[];
}

type Bot = Pick<ResolvedBotOptions, 'hsl' | 'stateLimits' | 'texts'>;

const NO_LOG_ENTRIES: Omit<MappedNodeResult, 'outcome'> = {
  warnings: [],
  errors: [],
  channelWarnings: [],
};

/**
 * Maps the result of a node method to a valid reply, a handoff, or a failure with its cause. Accepts
 * any value and never throws.
 */
export function mapNodeResult(result: unknown, call: NodeCall, bot: Bot): MappedNodeResult {
  try {
    if (isPlainText(result)) return toPlainReply(result);
    if (result instanceof Handoff) return mapHandoff(result, call, bot);
    return mapReply(result instanceof Reply ? result : toReply(result), call, bot);
  } catch (cause) {
    return mapFailure(new NodeFailure('invalid', cause));
  }
}

function toPlainReply(text: string): MappedNodeResult {
  const outcome = { status: true, response: [text] };
  return { outcome, warnings: [], errors: [], channelWarnings: [] };
}

/** A handoff whose text cannot be rendered is kept without the text. */
function mapHandoff(handoff: Handoff, { language }: NodeCall, { texts }: Bot): MappedNodeResult {
  const { team, text } = handoff;
  if (typeof text !== 'string' || !hasCopyTokenFragment(text))
    return { outcome: handoff, ...NO_LOG_ENTRIES };
  try {
    const outcome = new Handoff({ team, text: texts.renderCopy(text, language) });
    return { outcome, ...NO_LOG_ENTRIES };
  } catch (error) {
    const cause = error instanceof Error ? error.message : 'its copy cannot be rendered';
    const errors = [`omitted the text of the handoff: ${cause}`];
    return { outcome: new Handoff({ team }), ...NO_LOG_ENTRIES, errors };
  }
}

function toReply(result: unknown): Reply {
  return Reply.of(true, Array.isArray(result) ? (result as never[]) : [result as never]);
}

function mapReply(
  reply: Reply,
  call: NodeCall,
  { hsl, stateLimits, texts }: Bot,
): MappedNodeResult {
  const { encoding, adaptation } = hsl;
  const renderCopy = texts.canRenderCopy
    ? (text: string) => texts.renderCopy(text, call.language)
    : undefined;
  const mappingOptions = {
    encoding,
    adaptation,
    rules: () => hsl.findChannelRules(call.platform),
    renderCopy,
  };
  const { response, omitted, channelWarnings } = mapMessages(reply.messages, mappingOptions);
  if (response.length === 0) {
    const cause = `the node method returned ${omitted[0] ?? describeMessages(reply.messages)}`;
    return mapFailure(new NodeFailure(omitted.length > 0 ? 'invalid' : 'empty', cause));
  }
  const { maps, warnings, omissions } = mapState(reply, call, stateLimits, renderCopy);
  const status: unknown = reply.status;
  return {
    outcome: { status: status === true, response, ...maps },
    warnings: [...omitted.map((description) => `omitted ${description}`), ...warnings],
    errors: omissions,
    channelWarnings,
  };
}

function describeMessages(messages: readonly unknown[]): string {
  return messages.length === 1 && typeof messages[0] !== 'string'
    ? describeType(messages[0])
    : 'no text';
}

function mapFailure(outcome: NodeFailure): MappedNodeResult {
  return { outcome, ...NO_LOG_ENTRIES };
}
