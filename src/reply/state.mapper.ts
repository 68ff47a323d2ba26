import type { Reply } from '../answer/reply.js';
import type { WireReply } from '../answer/wire.reply.js';
import type { BotOptions } from '../options/bot.options.js';
import { hasTokenRest } from '../answer/copy.token.js';
import { NO_WRITER } from '../options/texts.js';
import { isJsonObject } from '../payload/json.object.js';
import type { NodeCall } from '../payload/node.call.js';
import { type FillText, fillValue } from './copy.filler.js';

type StateMap = Readonly<Record<string, unknown>>;
type StateMaps = Pick<WireReply, 'conversation_details' | 'user_details'>;

export interface MappedState {
  readonly maps: StateMaps;
  /** What is over a limit, for the log. */
  readonly warnings: readonly string[];
  /** What was not sent, for the log. */
  readonly refusals: readonly string[];
}

/**
 * The state maps to send: the update merged into what the call brought, because Haptik does not
 * say whether it merges or replaces. A map without an update is not sent. Protocol 2.2, 2.5.
 */
export function mapState(
  { conversationUpdate, userUpdate }: Reply,
  call: NodeCall,
  limits: BotOptions['stateLimits'],
  fill?: FillText,
): MappedState {
  if (!conversationUpdate && !userUpdate) return { maps: {}, warnings: [], refusals: [] };
  const warnings: string[] = [];
  const refusals: string[] = [];
  const filled = (update: StateMap | undefined): StateMap | undefined =>
    update && fill ? fillUpdate(update, fill, warnings) : update;
  const userTexts = userUpdate && inStrings(filled(userUpdate) ?? {}, warnings);
  const user = asJson(merge(call.userDetails, userTexts));
  const conversation = asJson(merge(call.conversationDetails, filled(conversationUpdate)));

  if (user.size > limits.user) {
    warnings.push(`user_details has ${user.size} characters, over the limit of ${limits.user}`);
  }
  const total = user.size + conversation.size;
  if (total > limits.total) {
    warnings.push(`the state maps have ${total} characters, over the limit of ${limits.total}`);
  }
  const sent = (
    name: string,
    { map, size, reason = 'it has no JSON form' }: JsonMap,
  ): StateMaps => {
    if (map && size <= limits.refuseAbove) return { [name]: map };
    refusals.push(`${name} was not sent: ${map ? `${size} characters` : reason}`);
    return {};
  };
  return {
    maps: {
      ...(conversationUpdate && sent('conversation_details', conversation)),
      ...(userUpdate && sent('user_details', user)),
    },
    warnings,
    refusals,
  };
}

/** An own key named `__proto__` stays one, and `undefined` removes a key. */
function merge(sent: StateMap, update: StateMap = {}): StateMap {
  return Object.fromEntries(
    Object.entries({ ...sent, ...update }).filter(([, value]) => value !== undefined),
  );
}

/** The values with their copy written; those that cannot be are left out. */
function fillUpdate(update: StateMap, fill: FillText, warnings: string[]): StateMap {
  const entries = Object.entries(update).flatMap(([key, value]) => {
    try {
      return [[key, fillValue(value, fill)] as const];
    } catch {
      warnings.push(`${key} was left out: its copy cannot be written`);
      return [];
    }
  });
  return Object.fromEntries(entries);
}

/** `user_details` takes strings only; a list must be serialised by the sender. Protocol 1.7. */
function inStrings(update: StateMap, warnings: string[]): StateMap {
  const entries = Object.entries(update).map(([key, value]) => {
    if (value === undefined || typeof value === 'string') return [key, value] as const;
    const text = textOf(value);
    warnings.push(`user_details.${key} is no string and was ${text ? 'made one' : 'left out'}`);
    return text === undefined ? undefined : ([key, text] as const);
  });
  return Object.fromEntries(entries.filter((entry) => entry !== undefined));
}

function textOf(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

interface JsonMap {
  /** Absent when there is no JSON form, or it is no object. */
  readonly map: StateMap | undefined;
  /** Characters of the JSON. */
  readonly size: number;
  /** Why there is none. */
  readonly reason?: string;
}

/** A map as JSON has it, so that what was measured is what is sent. */
function asJson(map: StateMap): JsonMap {
  try {
    const text = JSON.stringify(map);
    if (hasTokenRest(text)) return { map: undefined, size: 0, reason: NO_WRITER };
    const parsed: unknown = JSON.parse(text);
    return { map: isJsonObject(parsed) ? parsed : undefined, size: text.length };
  } catch {
    return { map: undefined, size: 0 };
  }
}
