import type { HaptikConsoleOptions } from '@nestjs-haptik/console';
import type { HttpPlatform } from '../test.app.js';
import { ConsoleHost } from './console.host.js';
import { IdentityProvider } from './identity.provider.js';

type SsoOptions = Partial<NonNullable<HaptikConsoleOptions['sso']>>;

/** A console with single sign-on, and its identity provider. */
export class SsoConsoleHost {
  private constructor(
    readonly provider: IdentityProvider,
    readonly host: ConsoleHost,
  ) {}

  static async start(
    platform: HttpPlatform,
    sso: SsoOptions = {},
    options: HaptikConsoleOptions = {},
  ): Promise<SsoConsoleHost> {
    const provider = await IdentityProvider.start();
    const { issuer } = provider;
    const host = await ConsoleHost.start(platform, {
      publicUrl: 'https://bot.example',
      sso: { issuer, clientId: 'console', clientSecret: 'p4ss-sso', ...sso },
      ...options,
    });
    return new SsoConsoleHost(provider, host);
  }

  async close(): Promise<void> {
    await this.host.app.close();
    await this.provider.stop();
  }
}
