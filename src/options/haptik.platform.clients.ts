import { Injectable } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import type { HaptikPlatformClient } from '../platform/haptik.platform.client.js';
import { DEFAULT_BOT, ResolvedHaptikOptions } from './resolved/resolved.haptik.options.js';

/**
 * The platform clients of all bots, for applications with several bots.
 *
 * @hideconstructor
 * @example
 * const platform = clients.forBot(call.bot);
 * await platform.sendChatToAgent({ userName: call.user.userName, team: 'returns' });
 */
@Injectable()
export class HaptikPlatformClients {
  constructor(private readonly options: ResolvedHaptikOptions) {}

  /**
   * The client of a bot.
   *
   * @param bot name of the bot; `default` is the bot of the flat options
   * @throws HaptikSetupError when the bot does not exist or has no option `platform`
   */
  forBot(bot: string): HaptikPlatformClient {
    const { platform } = this.options.getBot({ bot });
    if (platform) return platform;
    const option = bot === DEFAULT_BOT ? 'platform' : `bots.${bot}.platform`;
    throw new HaptikSetupError(
      `Bot "${bot}" has no platform client. Set the option ${option} of HaptikModule to the ` +
        'base URL, token, client id and business id that you received from Haptik.',
    );
  }
}
