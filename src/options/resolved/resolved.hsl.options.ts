import { HaptikSetupError } from '../../haptik.error.js';
import { isValidLimit, getChannelRules } from '../../hsl/channel/channel.js';
import {
  type ChannelRules,
  LIMIT_NAMES,
  type CustomChannelRules,
} from '../../hsl/channel/channel.rules.js';
import { type Channel, CHANNELS } from '../../hsl/channel/built.in.channels.js';
import type { DevicePlatform } from '../../payload/device.platform.js';
import { omitUndefined } from './omit.undefined.js';
import {
  HSL_ENCODINGS,
  HSL_ADAPTATIONS,
  type HslEncoding,
  type HslAdaptation,
  type HslOptions,
} from '../haptik.module.options.js';

/** The HSL options of a bot with all defaults applied. */
export class ResolvedHslOptions {
  readonly encoding: HslEncoding;
  readonly adaptation: HslAdaptation;
  readonly #channels: ReadonlyMap<number, ChannelRules>;

  /** @throws HaptikSetupError when a value is invalid */
  constructor(bot: string, given?: HslOptions, inherited?: HslOptions) {
    const all: HslOptions = { ...omitUndefined(inherited), ...omitUndefined(given) };
    this.encoding = validateOneOf(
      `Bot "${bot}": hsl.encoding`,
      all.encoding ?? 'string',
      HSL_ENCODINGS,
    );
    this.adaptation = validateOneOf(
      `Bot "${bot}": hsl.adaptation`,
      all.adaptation ?? 'warn',
      HSL_ADAPTATIONS,
    );
    const channels = { ...inherited?.channels, ...given?.channels };
    this.#channels = new Map(
      Object.entries(channels).map(([code, channel]) => [
        Number(code),
        resolveChannelRules(`Bot "${bot}": hsl.channels.${code}`, code, channel),
      ]),
    );
  }

  /** The rules of the channel of a call; undefined when the channel is unknown. */
  findChannelRules({ code }: DevicePlatform): ChannelRules | undefined {
    return code === undefined ? undefined : (this.#channels.get(code) ?? getChannelRules(code));
  }
}

function resolveChannelRules(
  option: string,
  code: string,
  channel: Channel | CustomChannelRules,
): ChannelRules {
  const rules = getChannelRules(channel);
  if (!rules || !/^\d+$/.test(code)) {
    throw new HaptikSetupError(
      `${option} does not map a device_platform to a known channel. Use the numeric code as the ` +
        `key, and rules or one of these channels as the value: ${Object.keys(CHANNELS).join(', ')}. ` +
        "For example: { 14: 'whatsapp' }.",
    );
  }
  const limits = typeof channel === 'object' ? Object.entries(channel.limits) : [];
  const names: readonly string[] = LIMIT_NAMES;
  const invalid = limits.find(
    ([name, limit]) => !names.includes(name) || !isValidLimit(name, limit.max),
  );
  if (!invalid) return rules;
  throw new HaptikSetupError(
    `${option}: the limit ${invalid[0]} is invalid. Use { max, severity, source } with an integer ` +
      `max for one of: ${names.join(', ')}.`,
  );
}

function validateOneOf<T extends string>(option: string, value: T, known: readonly T[]): T {
  if (known.includes(value)) return value;
  throw new HaptikSetupError(`${option} is "${value}". Use one of: ${known.join(', ')}.`);
}
