import { isObject } from '../read/plain.js';
import { optionalNumber, optionalText } from '../read/values.js';
import { type Channel, type ChannelRules, CHANNELS, type OwnRules } from './channel.rules.js';

/**
 * Names a channel: by its key or Haptik's name, by the code of `device_platform`, by the
 * `platform` of a call, or by rules of one's own.
 */
export type ChannelLike =
  | Channel
  | number
  | { readonly code?: number | undefined; readonly name?: string | undefined }
  | OwnRules
  | undefined;

const all: readonly (readonly [string, ChannelRules])[] = Object.entries(CHANNELS);
const BY_CODE = new Map(all.flatMap(([, rules]) => rules.platforms.map((code) => [code, rules])));
const BY_NAME = new Map([
  ...all.toReversed().map(([, rules]) => [wordOf(rules.name), rules] as const),
  ...all.map(([key, rules]) => [wordOf(key), rules] as const),
]);

/**
 * The rules of a channel; undefined for one that is not known.
 *
 * @example
 * rulesOf('whatsapp') === rulesOf(14); // true: 14 is WhatsApp's device_platform
 */
export function rulesOf(channel: ChannelLike): ChannelRules | undefined {
  try {
    return find(channel);
  } catch {
    return undefined; // an object that throws when it is looked at
  }
}

function find(channel: unknown): ChannelRules | undefined {
  if (isRules(channel)) return isOurs(channel) ? channel : soundRules(channel);
  if (isObject(channel)) return find(channel['code']) ?? named(channel['name']);
  const code = optionalNumber(channel);
  return code === undefined ? named(channel) : BY_CODE.get(code);
}

const OURS: ReadonlySet<object> = new Set(all.map(([, rules]) => rules));

function isOurs(rules: OwnRules): rules is ChannelRules {
  return OURS.has(rules);
}

function named(name: unknown): ChannelRules | undefined {
  return BY_NAME.get(wordOf(optionalText(name) ?? ''));
}

function wordOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isRules(channel: unknown): channel is OwnRules {
  return isObject(channel) && isObject(channel['limits']);
}

/** Whether a limit can be kept: a whole number from 0, or from 1 for a length. */
export function isSound(name: string, most: unknown): boolean {
  return Number.isInteger(most) && (most as number) >= (name.endsWith('Length') ? 1 : 0);
}

/** Rules that were given, without limits that cannot be kept. */
function soundRules({ name, platforms, limits, uniqueLabels, ...rest }: OwnRules): ChannelRules {
  const sound = Object.entries(limits).filter(([key, limit]) => isSound(key, limit?.most));
  return {
    name: optionalText(name) ?? 'The channel',
    platforms: platforms ?? [],
    limits: Object.fromEntries(sound),
    unsupported: isObject(rest.unsupported) ? rest.unsupported : {},
    actions: isObject(rest.actions) ? rest.actions : {},
    ...(uniqueLabels && { uniqueLabels }),
  };
}
