import type { Outcome } from '../answer/answer.js';
import { Breakdown } from '../answer/breakdown.js';
import { hasTokenRest } from '../answer/copy.token.js';
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

type Bot = Pick<BotOptions, 'hsl' | 'stateLimits' | 'texts'>;

const NOTHING: Omit<MappedAnswer, 'outcome'> = { warnings: [], errors: [], hints: [] };

/**
 * Turns whatever a node method returned into a valid reply, a hand-over, or a breakdown that
 * says what was wrong with it. Never throws: a property test feeds it everything.
 */
export function mapAnswer(answer: unknown, call: NodeCall, bot: Bot): MappedAnswer {
  try {
    if (answer instanceof Handoff) return mapHandoff(answer, call, bot);
    return mapReply(answer instanceof Reply ? answer : asReply(answer), call, bot);
  } catch (cause) {
    return broken(new Breakdown('invalid', cause));
  }
}

/** A wish whose text cannot be written is still one. */
function mapHandoff(wish: Handoff, { language }: NodeCall, { texts }: Bot): MappedAnswer {
  const { team, text } = wish;
  if (typeof text !== 'string' || !hasTokenRest(text)) return { outcome: wish, ...NOTHING };
  const withTeam = team === undefined ? {} : { team };
  try {
    const outcome = new Handoff({ ...withTeam, text: texts.fill(text, language) });
    return { outcome, ...NOTHING };
  } catch (error) {
    const cause = error instanceof Error ? error.message : 'its copy cannot be written';
    const errors = [`the text of the hand-over was left out: ${cause}`];
    return { outcome: new Handoff(withTeam), ...NOTHING, errors };
  }
}

function asReply(answer: unknown): Reply {
  return Reply.of(true, Array.isArray(answer) ? (answer as never[]) : [answer as never]);
}

function mapReply(reply: Reply, call: NodeCall, { hsl, stateLimits, texts }: Bot): MappedAnswer {
  const { encoding, fit } = hsl;
  const fill = texts.canFill ? (text: string) => texts.fill(text, call.language) : undefined;
  const delivery = { encoding, fit, rules: () => hsl.rulesOf(call.platform), fill };
  const { response, dropped, hints } = mapMessages(reply.messages, delivery);
  if (response.length === 0) {
    const cause = `the node method returned ${dropped[0] ?? describe(reply.messages)}`;
    return broken(new Breakdown(dropped.length > 0 ? 'invalid' : 'empty', cause));
  }
  const { maps, warnings, refusals } = mapState(reply, call, stateLimits, fill);
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
