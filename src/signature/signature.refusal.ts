import { Injectable, Logger } from '@nestjs/common';
import { HaptikEvents } from '../options/haptik.events.js';
import { HaptikOptions } from '../options/haptik.options.js';
import type { DoorRequest } from '../payload/delivery.js';
import { diagnose, diagnoseHeader, type Evidence } from './diagnosis.js';
import { Keyrings } from './keyrings.js';
import { SIGNATURE_HEADER } from './signature.js';
import { SignatureException } from './signature.exception.js';

/** Refuses a call whose signature is not right: a line in the log, an event, and 401. */
@Injectable()
export class SignatureRefusal {
  readonly #logger = new Logger('Haptik');

  constructor(
    private readonly options: HaptikOptions,
    private readonly keyrings: Keyrings,
    private readonly events: HaptikEvents,
  ) {}

  /**
   * @param bytes none when the header alone is refused
   * @throws SignatureException
   */
  refuse(
    bot: string,
    { headers }: Pick<DoorRequest, 'headers'>,
    bytes: Buffer = Buffer.of(),
  ): never {
    const evidence: Evidence = {
      header: headers[SIGNATURE_HEADER],
      header256: headers['x-hub-signature-256'],
      bytes,
      secrets: this.keyrings.of(bot).distinct.map(({ value }) => value),
      secretsOfOtherBots: this.keyrings.secretsBeside(bot),
    };
    const fault = this.options.production ? diagnoseHeader(evidence) : diagnose(evidence);
    const line = `Refused a call to bot "${bot}": signature ${fault}`;
    if (this.options.production) this.#logger.warn(line);
    else this.#logger.debug(line);
    this.events.emit({ type: 'signature.refused', bot, fault });
    throw new SignatureException();
  }
}
