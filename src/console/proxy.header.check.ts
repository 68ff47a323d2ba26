import { Injectable, Logger } from '@nestjs/common';
import { type ConsoleRequest, getHeader } from './console.request.js';
import { ResolvedConsoleOptions } from './resolved.console.options.js';

/** Notices by its requests that the console stands behind a proxy of which it was not told. */
@Injectable()
export class ProxyHeaderCheck {
  readonly #logger = new Logger('HaptikConsole');
  readonly #warned = new Set<string>();

  constructor(private readonly settings: ResolvedConsoleOptions) {}

  /** Says once of each what is missing. */
  check(request: ConsoleRequest): void {
    const { trustProxy, url } = this.settings;
    if (!trustProxy && getHeader(request, 'x-forwarded-for') !== undefined) {
      this.warnOnce(
        'Requests to the console carry X-Forwarded-For, which is not believed: behind a proxy all ' +
          'browsers count as one address, and its attempts to sign in are soon used up. Set the option ' +
          'trustProxy (HAPTIK_TRUST_PROXY=on) if the proxy writes the header itself; else have it removed.',
      );
    }
    if (url === undefined && /\bhttps\b/i.test(getHeader(request, 'x-forwarded-proto') ?? '')) {
      this.warnOnce(
        'The console is reached by https through a proxy, and its cookies are not Secure since it does ' +
          'not know its address. Set the option publicUrl (HAPTIK_PUBLIC_URL) to where browsers reach it.',
      );
    }
  }

  private warnOnce(message: string): void {
    if (this.#warned.has(message)) return;
    this.#warned.add(message);
    this.#logger.warn(message);
  }
}
