import { isDeepStrictEqual } from 'node:util';
import { type JsonObject, read } from '../payload/json.object.js';

/** A key of a state map before and after a call; undefined when the map did not have it. */
export interface StateChange {
  readonly from: unknown;
  readonly to: unknown;
}

/** What a reply changes of the state maps that the call sent. A reply without a map changes none of its keys. */
export interface StateChanges {
  readonly conversationDetails: Readonly<Record<string, StateChange>>;
  readonly userDetails: Readonly<Record<string, StateChange>>;
}

/** The keys that differ. @param to undefined for a reply without the map */
export function compareState(
  from: JsonObject,
  to: JsonObject | undefined,
): Readonly<Record<string, StateChange>> {
  if (!to) return {};
  const keys = new Set([...Object.keys(from), ...Object.keys(to)]);
  return Object.fromEntries(
    [...keys]
      .map((key) => [key, { from: read(from, key), to: read(to, key) }] as const)
      .filter(([, change]) => !isDeepStrictEqual(change.from, change.to)),
  );
}
