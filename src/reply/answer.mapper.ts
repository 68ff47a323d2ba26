import type { Outcome } from '../answer/answer.js';
import { Breakdown } from '../answer/breakdown.js';
import { Handoff } from '../answer/handoff.js';
import { Reply } from '../answer/reply.js';
import type { BotOptions } from '../options/bot.options.js';
import type { NodeCall } from '../payload/node.call.js';
import type { Hint } from './element.fitter.js';
import { mapMessages, nameOf } from './message.mapper.js';
import { mapState } from './state.mapper.js';

export interface MappedAnswer {
  readonly outcome: Outcome;
  /** For the log: things the developer should know, though the user has a reply. */
  readonly warnings: readonly string[];
  /** For the log: things that were held back. */
  readonly errors: readonly string[];
  /** For the log, once per node and channel: what a channel does not show as it is. */
  readonly hints: readonly Hint[];
}

const NOTHING: Omit<MappedAnswer, 'outcome'> = { warnings: [], errors: [], hints: [] };

/**
 * Turns whatever a node method returned into a valid reply, a hand-over, or a breakdown that
 * says what was wrong with it. Never throws: a property test feeds it everything.
 */
export function mapAnswer(
  answer: unknown,
  call: NodeCall,
  bot: Pick<BotOptions, 'hsl' | 'stateLimits'>,
): MappedAnswer {
  try {
    if (answer instanceof Handoff) return { outcome: answer, ...NOTHING };
    return mapReply(answer instanceof Reply ? answer : asReply(answer), call, bot);
  } catch (cause) {
    return broken(new Breakdown('invalid', cause));
  }
}

function asReply(answer: unknown): Reply {
  return Reply.of(true, Array.isArray(answer) ? (answer as never[]) : [answer as never]);
}

function mapReply(
  reply: Reply,
  call: NodeCall,
  { hsl, stateLimits }: Pick<BotOptions, 'hsl' | 'stateLimits'>,
): MappedAnswer {
  const { encoding, fit } = hsl;
  const delivery = { encoding, fit, rules: () => hsl.rulesOf(call.platform) };
  const { response, dropped, hints } = mapMessages(reply.messages, delivery);
  if (response.length === 0) {
    const cause = `the node method returned ${dropped[0] ?? describe(reply.messages)}`;
    return broken(new Breakdown(dropped.length > 0 ? 'invalid' : 'empty', cause));
  }
  const { maps, warnings, refusals } = mapState(reply, call, stateLimits);
  const status: unknown = reply.status;
  return {
    outcome: { status: status === true, response, ...maps },
    warnings: [...dropped.map((what) => `left out ${what}`), ...warnings],
    errors: refusals,
    hints,
  };
}

function describe(messages: readonly unknown[]): string {
  return messages.length === 1 && typeof messages[0] !== 'string' ? nameOf(messages[0]) : 'no text';
}

function broken(outcome: Breakdown): MappedAnswer {
  return { outcome, ...NOTHING };
}
