import type { HslElement } from '../../../hsl/wire/hsl.element.js';
import { isJsonObject, type JsonObject } from '../../../payload/json.object.js';
import { jsonIn, shownMessage } from '../../shown.message.js';
import type { BotAnswer } from './bot.answer.js';
import type { BotBreak } from './bot.break.js';

/** What the platform takes from a reply. */
export interface JudgedReply {
  readonly isSuccess: boolean;
  /** Texts, and elements decoded. */
  readonly messages: readonly (string | HslElement)[];
  /** Undefined where the reply leaves a map as it is. */
  readonly conversationDetails: JsonObject | undefined;
  readonly userDetails: JsonObject | undefined;
}

/** A reply, or a bot break. */
export type Judgement =
  | { readonly reply: JudgedReply; readonly botBreak: undefined }
  | { readonly reply: undefined; readonly botBreak: BotBreak };

/** Judges an answer. Protocol 2.1, 2.2, 2.4. */
export function judge(answer: BotAnswer): Judgement {
  if (answer.kind === 'late') return broken('late', 'the bot did not answer in time');
  if (answer.kind === 'unreachable') return broken('unreachable', answer.cause);
  if (answer.status !== 200) return broken('status', `the bot answered ${answer.status}`);
  const body = jsonIn(answer.text);
  if (!isJsonObject(body)) return broken('not-json', 'the answer is no JSON object');
  const { response, status, conversation_details, user_details } = body;
  if (!Array.isArray(response) || response.length === 0) {
    return broken('no-response', 'the reply has no messages in response');
  }
  const messages = response.map(shownMessage);
  const odd = messages.indexOf(undefined);
  if (odd >= 0) return broken('odd-message', `response[${odd}] is neither text nor element`);
  const reply = {
    isSuccess: status === true,
    messages: messages.filter((message) => message !== undefined),
    conversationDetails: isJsonObject(conversation_details) ? conversation_details : undefined,
    userDetails: isJsonObject(user_details) ? user_details : undefined,
  };
  return { reply, botBreak: undefined };
}

function broken(reason: BotBreak['reason'], detail: string): Judgement {
  return { reply: undefined, botBreak: Object.freeze({ reason, detail }) };
}
