import { Injectable, Logger } from '@nestjs/common';
import { type ConsoleRequest, headerOf } from './console.request.js';
import { ConsoleSettings } from './console.settings.js';

/** Notices by its requests that the console stands behind a proxy of which it was not told. */
@Injectable()
export class ProxyWatch {
  readonly #logger = new Logger('HaptikConsole');
  readonly #told = new Set<string>();

  constructor(private readonly settings: ConsoleSettings) {}

  /** Says once of each what is missing. */
  look(request: ConsoleRequest): void {
    const { trustProxy, url } = this.settings;
    if (!trustProxy && headerOf(request, 'x-forwarded-for') !== undefined) {
      this.tell(
        'Requests to the console carry X-Forwarded-For, which is not believed: behind a proxy all ' +
          'browsers count as one address, and its attempts to sign in are soon used up. Set the option ' +
          'trustProxy (HAPTIK_TRUST_PROXY=on) if the proxy writes the header itself; else have it removed.',
      );
    }
    if (url === undefined && /\bhttps\b/i.test(headerOf(request, 'x-forwarded-proto') ?? '')) {
      this.tell(
        'The console is reached by https through a proxy, and its cookies are not Secure since it does ' +
          'not know its address. Set the option publicUrl (HAPTIK_PUBLIC_URL) to where browsers reach it.',
      );
    }
  }

  private tell(words: string): void {
    if (this.#told.has(words)) return;
    this.#told.add(words);
    this.#logger.warn(words);
  }
}
