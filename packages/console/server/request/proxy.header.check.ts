import { Injectable, Logger } from '@nestjs/common';
import { type ConsoleRequest, getHeader } from '../auth/console.request.js';
import { ResolvedConsoleOptions } from '../common/resolved.console.options.js';

/** Detects from request headers that the console runs behind a proxy that is not configured. */
@Injectable()
export class ProxyHeaderCheck {
  readonly #logger = new Logger('HaptikConsole');
  readonly #warned = new Set<string>();

  constructor(private readonly settings: ResolvedConsoleOptions) {}

  /** Logs a warning per problem, once. */
  check(request: ConsoleRequest): void {
    const { trustProxy, url } = this.settings;
    if (!trustProxy && getHeader(request, 'x-forwarded-for') !== undefined) {
      this.warnOnce(
        'Requests to the console carry X-Forwarded-For, which is ignored: behind a proxy, ' +
          'all browsers share one address and one limit of sign-in attempts. Set the option ' +
          'trustProxy (HAPTIK_TRUST_PROXY=on) if your proxy sets the header; otherwise have ' +
          'the proxy remove it.',
      );
    }
    if (url === undefined && /\bhttps\b/i.test(getHeader(request, 'x-forwarded-proto') ?? '')) {
      this.warnOnce(
        'The console is reached by https through a proxy, but its cookies are not Secure, ' +
          'because its public URL is unknown. Set the option publicUrl (HAPTIK_PUBLIC_URL) ' +
          'to the address that browsers use.',
      );
    }
  }

  private warnOnce(message: string): void {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    this.#logger.warn(message);
  }
}
