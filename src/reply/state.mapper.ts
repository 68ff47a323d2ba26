import type { Reply } from './result/reply.js';
import type { WireReply } from './result/wire.reply.js';
import type { ResolvedBotOptions } from '../options/resolved/resolved.bot.options.js';
import { hasCopyTokenFragment } from '../copy/reference/copy.token.js';
import { NO_COPY_RENDERER } from '../options/texts/text.catalog.js';
import { isJsonObject } from '../payload/json.object.js';
import type { NodeCall } from '../payload/node.call.js';
import { type RenderText, renderValueCopy } from './copy.references.js';

type StateMap = Readonly<Record<string, unknown>>;
type StateMaps = Pick<WireReply, 'conversation_details' | 'user_details'>;

export interface MappedState {
  readonly maps: StateMaps;
  /** Exceeded limits and converted values, for the log. */
  readonly warnings: readonly string[];
  /** Maps that were not sent, for the log. */
  readonly omissions: readonly string[];
}

/**
 * The state maps to send: the update merged into the map of the call, because Haptik does not
 * document whether it merges or replaces. A map without an update is not sent. Protocol 2.2, 2.5.
 */
export function mapState(
  { conversationUpdate, userUpdate }: Reply,
  call: NodeCall,
  limits: ResolvedBotOptions['stateLimits'],
  renderCopy?: RenderText,
): MappedState {
  if (!conversationUpdate && !userUpdate) return { maps: {}, warnings: [], omissions: [] };
  const warnings: string[] = [];
  const omissions: string[] = [];
  const rendered = (update: StateMap | undefined): StateMap | undefined =>
    update && renderCopy ? renderUpdateCopy(update, renderCopy, warnings) : update;
  const userStrings = userUpdate && stringifyValues(rendered(userUpdate) ?? {}, warnings);
  const user = toJsonMap(mergeState(call.userDetails, userStrings));
  const conversation = toJsonMap(
    mergeState(call.conversationDetails, rendered(conversationUpdate)),
  );

  if (user.size > limits.user) {
    warnings.push(`user_details has ${user.size} characters, over the limit of ${limits.user}`);
  }
  const total = user.size + conversation.size;
  if (total > limits.total) {
    warnings.push(`the state maps have ${total} characters, over the limit of ${limits.total}`);
  }
  const sent = (
    name: string,
    { map, size, reason = 'it has no JSON form' }: MeasuredStateMap,
  ): StateMaps => {
    if (map && size <= limits.omitAbove) return { [name]: map };
    omissions.push(`${name} was not sent: ${map ? `${size} characters` : reason}`);
    return {};
  };
  return {
    maps: {
      ...(conversationUpdate && sent('conversation_details', conversation)),
      ...(userUpdate && sent('user_details', user)),
    },
    warnings,
    omissions,
  };
}

/** Keeps an own key named `__proto__`. An `undefined` value removes a key. */
function mergeState(sent: StateMap, update: StateMap = {}): StateMap {
  return Object.fromEntries(
    Object.entries({ ...sent, ...update }).filter(([, value]) => value !== undefined),
  );
}

/** The values with their copy rendered. Values that cannot be rendered are omitted. */
function renderUpdateCopy(update: StateMap, renderCopy: RenderText, warnings: string[]): StateMap {
  const entries = Object.entries(update).flatMap(([key, value]) => {
    try {
      return [[key, renderValueCopy(value, renderCopy)] as const];
    } catch {
      warnings.push(`omitted ${key}: its copy cannot be rendered`);
      return [];
    }
  });
  return Object.fromEntries(entries);
}

/** `user_details` takes only strings; the sender must serialize lists. Protocol 1.7. */
function stringifyValues(update: StateMap, warnings: string[]): StateMap {
  const entries = Object.entries(update).map(([key, value]) => {
    if (value === undefined || typeof value === 'string') return [key, value] as const;
    const text = stringifyOrUndefined(value);
    const outcome = text ? 'converted' : 'omitted';
    warnings.push(`user_details.${key} is not a string and was ${outcome}`);
    return text === undefined ? undefined : ([key, text] as const);
  });
  return Object.fromEntries(entries.filter((entry) => entry !== undefined));
}

function stringifyOrUndefined(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

interface MeasuredStateMap {
  /** Undefined when the map has no JSON form, or its JSON form is not an object. */
  readonly map: StateMap | undefined;
  /** Characters of the JSON. */
  readonly size: number;
  /** Why the map is undefined. */
  readonly reason?: string;
}

/** The map after a round trip through JSON, so that the measured map is the one that is sent. */
function toJsonMap(map: StateMap): MeasuredStateMap {
  try {
    const text = JSON.stringify(map);
    if (hasCopyTokenFragment(text)) return { map: undefined, size: 0, reason: NO_COPY_RENDERER };
    const parsed: unknown = JSON.parse(text);
    return { map: isJsonObject(parsed) ? parsed : undefined, size: text.length };
  } catch {
    return { map: undefined, size: 0 };
  }
}
