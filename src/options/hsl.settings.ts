import { HaptikSetupError } from '../haptik.error.js';
import { rulesOf } from '../hsl/channel/channel.js';
import { type ChannelRules, CHANNELS } from '../hsl/channel/channel.rules.js';
import type { Platform } from '../payload/platform.js';
import type { HslOptions } from './haptik.module.options.js';

const FITS = ['off', 'warn', 'fit'];

/** How a bot's rich elements are sent, with all defaults applied. */
export class HslSettings {
  readonly encoding: NonNullable<HslOptions['encoding']>;
  readonly fit: NonNullable<HslOptions['fit']>;
  readonly #channels: ReadonlyMap<number, ChannelRules>;

  /** @throws HaptikSetupError when a value makes no sense */
  constructor(bot: string, { encoding = 'string', fit = 'warn', channels = {} }: HslOptions) {
    if (!FITS.includes(fit)) {
      throw new HaptikSetupError(
        `Bot "${bot}": hsl.fit is "${fit}". Give it one of: ${FITS.join(', ')}.`,
      );
    }
    this.encoding = encoding;
    this.fit = fit;
    this.#channels = new Map(
      Object.entries(channels).map(([code, channel]) => {
        const rules = rulesOf(channel);
        if (rules) return [Number(code), rules];
        throw new HaptikSetupError(
          `Bot "${bot}": hsl.channels[${code}] names a channel that is not known. Give it rules, ` +
            `or one of: ${Object.keys(CHANNELS).join(', ')}.`,
        );
      }),
    );
  }

  /** What the channel of a call shows; undefined when that is not known. */
  rulesOf({ code }: Platform): ChannelRules | undefined {
    return code === undefined ? undefined : (this.#channels.get(code) ?? rulesOf(code));
  }
}
