import { Injectable, Logger } from '@nestjs/common';
import { ForwardedAddressCheck } from 'nestjs-haptik/internal';
import { type ConsoleRequest, getHeader } from '../auth/console.request.js';
import { HostProviders } from '../common/host.providers.js';
import { ResolvedConsoleOptions } from '../common/resolved.console.options.js';

/** Detects from request headers that the console runs behind a proxy that is not configured. */
@Injectable()
export class ProxyHeaderCheck {
  readonly #logger = new Logger('HaptikConsole');
  readonly #addresses: ForwardedAddressCheck;
  #isUrlWarned = false;

  /** With HaptikModule in the host, a problem that both detect is logged once. */
  constructor(
    private readonly settings: ResolvedConsoleOptions,
    host: HostProviders,
  ) {
    this.#addresses = host.find(ForwardedAddressCheck) ?? new ForwardedAddressCheck();
  }

  /** Logs a warning for each problem, once. */
  check(request: ConsoleRequest): void {
    const { trustProxy, url } = this.settings;
    this.#addresses.check(request, trustProxy);
    const isHttps = /\bhttps\b/i.test(getHeader(request, 'x-forwarded-proto') ?? '');
    if (url !== undefined || !isHttps || this.#isUrlWarned) return;
    this.#isUrlWarned = true;
    this.#logger.warn(
      'The console is reached by https through a proxy, but its cookies are not Secure, ' +
        'because its public URL is unknown. Set the option publicUrl (HAPTIK_PUBLIC_URL) ' +
        'to the address that browsers use.',
    );
  }
}
