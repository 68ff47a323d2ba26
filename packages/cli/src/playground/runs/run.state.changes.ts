import { isObject, parseJsonOr } from '../../json.js';
import type { JsonObject, Run } from '../playground.contract.js';
import { compareJson } from './json.changes.js';

/** The maps that a reply can change; one that is absent stays as it is. */
export interface ReplyMaps {
  readonly conversationDetails?: JsonObject | undefined;
  readonly userDetails?: JsonObject | undefined;
}

/** What a reply changes of the maps in its own request. */
export function compareStates(
  request: string | null,
  { conversationDetails, userDetails }: ReplyMaps = {},
): Run['stateChanges'] {
  const { conversation_details, user_details } = parseObject(request);
  return {
    conversationDetails: compareMaps(conversation_details, conversationDetails),
    userDetails: compareMaps(user_details, userDetails),
  };
}

function compareMaps(
  before: unknown,
  after: JsonObject | undefined,
): ReturnType<typeof compareJson> {
  return after ? compareJson(isObject(before) ? before : {}, after) : [];
}

/** `{}` for a text that is no JSON object. */
export function parseObject(text: string | null): JsonObject {
  const value = parseJsonOr(text ?? '', {});
  return isObject(value) ? value : {};
}
