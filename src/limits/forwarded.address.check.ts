import type { IncomingMessage } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';

/** Detects a proxy that is not configured: the clients behind it count as one. */
@Injectable()
export class ForwardedAddressCheck {
  readonly #logger = new Logger('Haptik');
  #isWarned = false;

  /** Logs once for each application that X-Forwarded-For is ignored. */
  check({ headers }: Pick<IncomingMessage, 'headers'>, trustProxy: boolean): void {
    if (trustProxy || this.#isWarned || headers['x-forwarded-for'] === undefined) return;
    this.#isWarned = true;
    this.#logger.warn(
      'There are requests with X-Forwarded-For, which is ignored: behind a proxy all clients share one address, one ' +
        'limit of requests and one of sign-in attempts. Set the option trustProxy (HAPTIK_TRUST_PROXY=on) if your ' +
        'proxy sets the header; otherwise have the proxy remove it.',
    );
  }
}
