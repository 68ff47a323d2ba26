import { CHANNELS, type ChannelRules, getChannelRules } from 'nestjs-haptik/hsl';
import type { CallInput } from 'nestjs-haptik/internal/cli';
import { CommandError, EXIT_CODES } from '../terminal.js';
import { readText } from '../webhook/webhook.body.js';

/** The options of a call, as given. */
export interface CallOptions {
  readonly on: string;
  readonly language?: string;
  readonly user: readonly string[];
  readonly conversationDetails: readonly string[];
  readonly userDetails: readonly string[];
  readonly envVariables: readonly string[];
  readonly conversationNo?: string;
}

/** The channel of a call, and its `device_platform`. */
export interface CallChannel {
  /** Undefined for a `device_platform` of an unknown channel. */
  readonly rules: ChannelRules | undefined;
  readonly platform: number;
}

/** @throws CommandError for an unknown channel */
export function parseChannel(word: string): CallChannel {
  if (/^\d+$/.test(word)) return { rules: getChannelRules(Number(word)), platform: Number(word) };
  const rules = getChannelRules({ name: word });
  const platform = rules?.platforms[0];
  if (rules && platform !== undefined) return { rules, platform };
  const names = Object.entries(CHANNELS).filter(([, { platforms }]) => platforms.length > 0);
  throw new CommandError(
    EXIT_CODES.usage,
    `The channel ${word} is unknown, or has no device_platform. Set --on to one of ${names.map(([name]) => name).join(', ')}, or to a device_platform.`,
  );
}

/**
 * Converts the arguments of a command to the parts of a call.
 *
 * @throws CommandError for an invalid argument or file
 */
export async function parseCallInput(
  entities: readonly string[],
  options: CallOptions,
  platform: number,
): Promise<CallInput> {
  const { language, conversationNo } = options;
  const [user, conversationDetails, userDetails, envVariables] = await Promise.all([
    parseMaps('--user', options.user),
    parseMaps('--conversation-details', options.conversationDetails),
    parseMaps('--user-details', options.userDetails),
    parseMaps('--env-variables', options.envVariables),
  ]);
  return {
    entities: parseEntities(entities),
    user: {
      device_platform: platform,
      ...(language !== undefined && { language_code: language }),
      ...user,
    },
    conversationDetails,
    userDetails,
    envVariables: envVariables as Record<string, string>,
    ...(conversationNo !== undefined && { conversationNo: toNumber(conversationNo) }),
  };
}

function toNumber(word: string): number | string {
  return /^\d{1,15}$/.test(word) ? Number(word) : word;
}

/** @throws CommandError for an argument that is neither `name=value` nor `name:=json` */
function parseEntities(words: readonly string[]): Record<string, unknown> {
  const values = new Map<string, unknown[]>();
  for (const word of words) {
    const [, name, operator, text = ''] = /^([^=:]+)(:?=)(.*)$/s.exec(word) ?? [];
    if (name === undefined) {
      throw new CommandError(
        EXIT_CODES.usage,
        `The entity ${word} has no value. Give name=value, such as order_id=9042, or name:=json.`,
      );
    }
    const value = operator === ':=' ? parseJson(text, `The entity ${name}`) : text;
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...values].map(([name, all]) => [name, all.length > 1 ? all : all[0]]),
  );
}

/** Merges maps: `name=value`, JSON, or `@file`. */
async function parseMaps(
  option: string,
  words: readonly string[],
): Promise<Record<string, unknown>> {
  const maps = await Promise.all(words.map((word) => parseMap(option, word)));
  return Object.assign({}, ...maps) as Record<string, unknown>;
}

async function parseMap(option: string, word: string): Promise<object> {
  if (!/^[@{]/.test(word)) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (name !== undefined) return { [name]: value };
    throw new CommandError(EXIT_CODES.usage, `${option} is name=value, JSON, or @file with JSON.`);
  }
  const text = word.startsWith('@') ? await readText(word.slice(1)) : word;
  const map = parseJson(text, option);
  if (typeof map === 'object' && map !== null && !Array.isArray(map)) return map;
  throw new CommandError(EXIT_CODES.usage, `${option} is not a JSON object.`);
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError(EXIT_CODES.usage, `${what} is not valid JSON.`);
  }
}
