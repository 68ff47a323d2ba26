import { HaptikSetupError } from '../haptik.error.js';
import { isSound, rulesOf } from '../hsl/channel/channel.js';
import {
  type Channel,
  type ChannelRules,
  CHANNELS,
  LIMIT_NAMES,
  type OwnRules,
} from '../hsl/channel/channel.rules.js';
import type { Platform } from '../payload/platform.js';
import { defined } from './defined.js';
import {
  HSL_ENCODINGS,
  HSL_FITS,
  type HslEncoding,
  type HslFit,
  type HslOptions,
} from './haptik.module.options.js';

/** How a bot's rich elements are sent, with all defaults applied. */
export class HslSettings {
  readonly encoding: HslEncoding;
  readonly fit: HslFit;
  readonly #channels: ReadonlyMap<number, ChannelRules>;

  /** @throws HaptikSetupError when a value makes no sense */
  constructor(bot: string, given?: HslOptions, inherited?: HslOptions) {
    const all: HslOptions = { ...defined(inherited), ...defined(given) };
    this.encoding = oneOf(`Bot "${bot}": hsl.encoding`, all.encoding ?? 'string', HSL_ENCODINGS);
    this.fit = oneOf(`Bot "${bot}": hsl.fit`, all.fit ?? 'warn', HSL_FITS);
    const channels = { ...inherited?.channels, ...given?.channels };
    this.#channels = new Map(
      Object.entries(channels).map(([code, channel]) => [
        Number(code),
        rulesFor(`Bot "${bot}": hsl.channels.${code}`, code, channel),
      ]),
    );
  }

  /** What the channel of a call shows; undefined when that is not known. */
  rulesOf({ code }: Platform): ChannelRules | undefined {
    return code === undefined ? undefined : (this.#channels.get(code) ?? rulesOf(code));
  }
}

function rulesFor(option: string, code: string, channel: Channel | OwnRules): ChannelRules {
  const rules = rulesOf(channel);
  if (!rules || !/^\d+$/.test(code)) {
    throw new HaptikSetupError(
      `${option} maps no device_platform to a channel that is known. Write the code of the ` +
        `platform, and for it rules or one of: ${Object.keys(CHANNELS).join(', ')}. For instance ` +
        "{ 14: 'whatsapp' }.",
    );
  }
  const limits = typeof channel === 'object' ? Object.entries(channel.limits) : [];
  const names: readonly string[] = LIMIT_NAMES;
  const wrong = limits.find(([name, limit]) => !names.includes(name) || !isSound(name, limit.most));
  if (!wrong) return rules;
  throw new HaptikSetupError(
    `${option}: the limit ${wrong[0]} cannot be kept. Give { most, severity, source } with a whole ` +
      `number for one of: ${names.join(', ')}.`,
  );
}

function oneOf<T extends string>(option: string, value: T, known: readonly T[]): T {
  if (known.includes(value)) return value;
  throw new HaptikSetupError(`${option} is "${value}". Give it one of: ${known.join(', ')}.`);
}
