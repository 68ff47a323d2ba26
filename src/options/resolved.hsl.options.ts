import { HaptikSetupError } from '../haptik.error.js';
import { isValidLimit, getChannelRules } from '../hsl/channel/channel.js';
import {
  type Channel,
  type ChannelRules,
  CHANNELS,
  LIMIT_NAMES,
  type CustomChannelRules,
} from '../hsl/channel/channel.rules.js';
import type { DevicePlatform } from '../payload/device.platform.js';
import { omitUndefined } from './omit.undefined.js';
import {
  HSL_ENCODINGS,
  HSL_ADAPTATIONS,
  type HslEncoding,
  type HslAdaptation,
  type HslOptions,
} from './haptik.module.options.js';

/** How a bot's rich elements are sent, with all defaults applied. */
export class ResolvedHslOptions {
  readonly encoding: HslEncoding;
  readonly adaptation: HslAdaptation;
  readonly #channels: ReadonlyMap<number, ChannelRules>;

  /** @throws HaptikSetupError when a value makes no sense */
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

  /** What the channel of a call shows; undefined when that is not known. */
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
      `${option} maps no device_platform to a channel that is known. Write the code of the ` +
        `platform, and for it rules or one of: ${Object.keys(CHANNELS).join(', ')}. For instance ` +
        "{ 14: 'whatsapp' }.",
    );
  }
  const limits = typeof channel === 'object' ? Object.entries(channel.limits) : [];
  const names: readonly string[] = LIMIT_NAMES;
  const invalid = limits.find(
    ([name, limit]) => !names.includes(name) || !isValidLimit(name, limit.max),
  );
  if (!invalid) return rules;
  throw new HaptikSetupError(
    `${option}: the limit ${invalid[0]} cannot be kept. Give { most, severity, source } with a whole ` +
      `number for one of: ${names.join(', ')}.`,
  );
}

function validateOneOf<T extends string>(option: string, value: T, known: readonly T[]): T {
  if (known.includes(value)) return value;
  throw new HaptikSetupError(`${option} is "${value}". Give it one of: ${known.join(', ')}.`);
}
