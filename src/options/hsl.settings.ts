import { HaptikSetupError } from '../haptik.error.js';
import { rulesOf } from '../hsl/channel/channel.js';
import { type ChannelRules, CHANNELS } from '../hsl/channel/channel.rules.js';
import type { Platform } from '../payload/platform.js';
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
  constructor(bot: string, { encoding = 'string', fit = 'warn', channels = {} }: HslOptions) {
    this.encoding = oneOf(`Bot "${bot}": hsl.encoding`, encoding, HSL_ENCODINGS);
    this.fit = oneOf(`Bot "${bot}": hsl.fit`, fit, HSL_FITS);
    this.#channels = new Map(
      Object.entries(channels).map(([code, channel]) => {
        const rules = rulesOf(channel);
        if (rules && /^\d+$/.test(code)) return [Number(code), rules];
        throw new HaptikSetupError(
          `Bot "${bot}": hsl.channels.${code} maps no device_platform to a channel that is known. ` +
            'Write the code of the platform, and for it rules or one of: ' +
            `${Object.keys(CHANNELS).join(', ')}. For instance { 14: 'whatsapp' }.`,
        );
      }),
    );
  }

  /** What the channel of a call shows; undefined when that is not known. */
  rulesOf({ code }: Platform): ChannelRules | undefined {
    return code === undefined ? undefined : (this.#channels.get(code) ?? rulesOf(code));
  }
}

function oneOf<T extends string>(option: string, value: T, known: readonly T[]): T {
  if (known.includes(value)) return value;
  throw new HaptikSetupError(`${option} is "${value}". Give it one of: ${known.join(', ')}.`);
}
