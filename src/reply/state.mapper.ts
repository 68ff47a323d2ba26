import type { Reply } from '../answer/reply.js';
import type { WireReply } from '../answer/wire.reply.js';
import type { BotOptions } from '../options/bot.options.js';
import type { NodeCall } from '../payload/node.call.js';

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
): MappedState {
  if (!conversationUpdate && !userUpdate) return { maps: {}, warnings: [], refusals: [] };
  const warnings: string[] = [];
  const refusals: string[] = [];
  const user = merge(call.userDetails, userUpdate && inStrings(userUpdate, warnings));
  const conversation = merge(call.conversationDetails, conversationUpdate);
  const sizes = { user: sizeOf(user), conversation: sizeOf(conversation) };

  if (sizes.user > limits.user) {
    warnings.push(`user_details has ${sizes.user} characters, over the limit of ${limits.user}`);
  }
  const total = sizes.user + sizes.conversation;
  if (total > limits.total) {
    warnings.push(`the state maps have ${total} characters, over the limit of ${limits.total}`);
  }
  const isSent = (name: string, size: number): boolean => {
    if (size <= limits.refuseAbove && Number.isFinite(size)) return true;
    refusals.push(`${name} was not sent: ${size} characters are over refuseAbove`);
    return false;
  };
  return {
    maps: {
      ...(conversationUpdate &&
        isSent('conversation_details', sizes.conversation) && {
          conversation_details: conversation,
        }),
      ...(userUpdate && isSent('user_details', sizes.user) && { user_details: user }),
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

/** `user_details` takes strings only; a list must be serialised by the sender. Protocol 1.7. */
function inStrings(update: StateMap, warnings: string[]): StateMap {
  return Object.fromEntries(
    Object.entries(update).map(([key, value]) => {
      if (value === undefined || typeof value === 'string') return [key, value];
      warnings.push(`user_details.${key} is no string and was made one`);
      return [key, JSON.stringify(value)];
    }),
  );
}

/** Characters of the JSON; endless for a map that has no JSON form. */
function sizeOf(map: StateMap): number {
  try {
    return JSON.stringify(map).length;
  } catch {
    return Infinity;
  }
}
