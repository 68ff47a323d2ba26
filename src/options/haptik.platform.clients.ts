import { Injectable } from '@nestjs/common';
import { HaptikSetupError } from '../haptik.error.js';
import type { HaptikPlatformClient } from '../platform/haptik.platform.client.js';
import { DEFAULT_BOT, ResolvedHaptikOptions } from './resolved.haptik.options.js';

/**
 * The platform clients of all bots, for apps that have several.
 *
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
   * @param bot its name; `default` is the one that the flat options describe
   * @throws HaptikSetupError when there is no such bot, or it has no option `platform`
   */
  forBot(bot: string): HaptikPlatformClient {
    const { platform } = this.options.getBot({ bot });
    if (platform) return platform;
    const option = bot === DEFAULT_BOT ? 'platform' : `bots.${bot}.platform`;
    throw new HaptikSetupError(
      `Bot "${bot}" cannot call the platform. Give HaptikModule the option ${option} with the ` +
        'base URL, token, client id and business id that Haptik gave you.',
    );
  }
}
