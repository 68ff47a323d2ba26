import type { IncomingHttpHeaders } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { HaptikEventEmitter } from '../options/events/haptik.event.emitter.js';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import {
  diagnoseSignature,
  diagnoseSignatureHeader,
  type SignatureDiagnosisInput,
} from './diagnosis/signature.diagnosis.js';
import { explainSignatureFailure } from './diagnosis/signature.explanation.js';
import { SecretsService } from './secrets.service.js';
import { SignatureException } from './signature.exception.js';

/** Rejects a call with a wrong signature: logs a line, emits an event and throws 401. */
@Injectable()
export class SignatureRejectionHandler {
  readonly #logger = new Logger('Haptik');
  readonly #rejectionLogger = new RateLimitedLogger('Haptik');

  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly secretsService: SecretsService,
    private readonly events: HaptikEventEmitter,
  ) {}

  /**
   * @param bytes the body; none if the header is invalid
   * @throws SignatureException
   */
  reject(bot: string, headers: IncomingHttpHeaders, bytes: Buffer = Buffer.of()): never {
    const input: SignatureDiagnosisInput = {
      headers,
      bytes,
      secrets: this.secretsService.get(bot).distinct.map(({ value }) => value),
      secretsOfOtherBots: this.secretsService.secretsOfOtherBots(bot),
    };
    const reason = this.options.isProduction
      ? diagnoseSignatureHeader(input)
      : diagnoseSignature(input).reason;
    const line = `Refused a call to bot "${bot}": signature ${reason}`;
    if (this.options.isProduction) this.#rejectionLogger.warn(line);
    else this.#logger.debug(`${line}. ${explainSignatureFailure(reason)}`);
    this.events.emit({ type: 'signature.rejected', bot, reason });
    throw new SignatureException();
  }
}
