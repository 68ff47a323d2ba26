import { isObject } from '../parse/safe.json.js';
import { optionalNumber, optionalText } from '../parse/value.parsers.js';
import { type ChannelRules, type CustomChannelRules } from './channel.rules.js';
import { type Channel, CHANNELS } from './built.in.channels.js';

/**
 * Identifies a channel: its key or Haptik's name, the code of `device_platform`, the `platform` of
 * a call, or custom rules.
 */
export type ChannelLike =
  | Channel
  | number
  | { readonly code?: number | undefined; readonly name?: string | undefined }
  | CustomChannelRules
  | undefined;

const ENTRIES: readonly (readonly [string, ChannelRules])[] = Object.entries(CHANNELS);
const BY_CODE = new Map(
  ENTRIES.flatMap(([, rules]) => rules.platforms.map((code) => [code, rules])),
);
const BY_NAME = new Map([
  ...ENTRIES.toReversed().map(([, rules]) => [normalizeName(rules.name), rules] as const),
  ...ENTRIES.map(([key, rules]) => [normalizeName(key), rules] as const),
]);

/**
 * Finds the rules of a channel; undefined for an unknown channel. Never throws.
 *
 * @example
 * getChannelRules('whatsapp') === getChannelRules(14); // true: 14 is WhatsApp's device_platform
 */
export function getChannelRules(channel: ChannelLike): ChannelRules | undefined {
  try {
    return findRules(channel);
  } catch {
    return undefined; // an object with a getter that throws
  }
}

function findRules(channel: unknown): ChannelRules | undefined {
  if (isCustomRules(channel)) return isBuiltInRules(channel) ? channel : sanitizeRules(channel);
  if (isObject(channel)) return findRules(channel['code']) ?? findByName(channel['name']);
  const code = optionalNumber(channel);
  return code === undefined ? findByName(channel) : BY_CODE.get(code);
}

const BUILT_IN_RULES: ReadonlySet<object> = new Set(ENTRIES.map(([, rules]) => rules));

function isBuiltInRules(rules: CustomChannelRules): rules is ChannelRules {
  return BUILT_IN_RULES.has(rules);
}

function findByName(name: unknown): ChannelRules | undefined {
  return BY_NAME.get(normalizeName(optionalText(name) ?? ''));
}

function normalizeName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isCustomRules(channel: unknown): channel is CustomChannelRules {
  return isObject(channel) && isObject(channel['limits']);
}

/** Whether a limit is valid: an integer from 0, or from 1 for a length. */
export function isValidLimit(name: string, max: unknown): boolean {
  return Number.isInteger(max) && (max as number) >= (name.endsWith('Length') ? 1 : 0);
}

/** Fills in custom rules and drops invalid limits. */
function sanitizeRules({
  name,
  platforms,
  limits,
  uniqueLabels,
  ...rest
}: CustomChannelRules): ChannelRules {
  const validLimits = Object.entries(limits).filter(([key, limit]) =>
    isValidLimit(key, limit?.max),
  );
  return {
    name: optionalText(name) ?? 'The channel',
    platforms: platforms ?? [],
    limits: Object.fromEntries(validLimits),
    unsupported: isObject(rest.unsupported) ? rest.unsupported : {},
    actions: isObject(rest.actions) ? rest.actions : {},
    ...(uniqueLabels && { uniqueLabels }),
  };
}
