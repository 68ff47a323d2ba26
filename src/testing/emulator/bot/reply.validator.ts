import type { HslElement } from '../../../hsl/wire/hsl.element.js';
import { isJsonObject, type JsonObject } from '../../../payload/json.object.js';
import { parseJsonOrUndefined, decodeMessage } from '../../message.decoder.js';
import type { BotResponse } from './bot.response.js';
import type { BotBreak } from './bot.break.js';

/** The parts of a reply that the platform uses. */
export interface ValidatedReply {
  readonly isSuccess: boolean;
  /** Texts and decoded elements. */
  readonly messages: readonly (string | HslElement)[];
  /** Undefined when the reply does not change the map. */
  readonly conversationDetails: JsonObject | undefined;
  readonly userDetails: JsonObject | undefined;
}

/** A reply, or a bot break. */
export type ReplyValidation =
  | { readonly reply: ValidatedReply; readonly botBreak: undefined }
  | { readonly reply: undefined; readonly botBreak: BotBreak };

/** Readers of JSON refuse deeper values, or exhaust their stack. */
const MAX_DEPTH = 200;

/** Validates a response. Protocol 2.1, 2.2, 2.4. */
export function validateReply(botResponse: BotResponse): ReplyValidation {
  if (botResponse.kind === 'timeout')
    return createBotBreak('timeout', 'the bot did not answer in time');
  if (botResponse.kind === 'unreachable') return createBotBreak('unreachable', botResponse.cause);
  if (botResponse.status !== 200)
    return createBotBreak('status', `the bot answered ${botResponse.status}`);
  const body = parseJsonOrUndefined(botResponse.text);
  if (!isJsonObject(body)) return createBotBreak('not-json', 'the body is not a JSON object');
  if (isDeeperThan(MAX_DEPTH, body)) {
    return createBotBreak('not-json', `the body is nested more than ${MAX_DEPTH} levels deep`);
  }
  const { response, status, conversation_details, user_details } = body;
  if (!Array.isArray(response) || response.length === 0) {
    return createBotBreak('no-response', 'the reply has no messages in response');
  }
  const messages = response.map(decodeFlatMessage);
  const invalidIndex = messages.indexOf(undefined);
  if (invalidIndex >= 0)
    return createBotBreak(
      'invalid-message',
      `response[${invalidIndex}] is neither a text nor an element`,
    );
  const reply = {
    isSuccess: status === true,
    messages: messages.filter((message) => message !== undefined),
    conversationDetails: isJsonObject(conversation_details) ? conversation_details : undefined,
    userDetails: isJsonObject(user_details) ? user_details : undefined,
  };
  return { reply, botBreak: undefined };
}

/** Undefined for an element, which may be JSON in a text, that is nested too deeply. */
function decodeFlatMessage(value: unknown): string | HslElement | undefined {
  const message = decodeMessage(value);
  return isDeeperThan(MAX_DEPTH, message) ? undefined : message;
}

function isDeeperThan(limit: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return limit === 0 || Object.values(value).some((one) => isDeeperThan(limit - 1, one));
}

function createBotBreak(reason: BotBreak['reason'], detail: string): ReplyValidation {
  return { reply: undefined, botBreak: Object.freeze({ reason, detail }) };
}
