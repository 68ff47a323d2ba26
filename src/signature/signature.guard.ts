import { type CanActivate, type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import { LimitedLogger } from '../limited.logger.js';
import { HaptikEvents } from '../options/haptik.events.js';
import { HaptikOptions } from '../options/haptik.options.js';
import { DELIVERY, type Delivery, type DoorRequest } from '../payload/delivery.js';
import { diagnose, diagnoseHeader, type Evidence } from './diagnosis.js';
import type { Key, Keyring } from './keyring.js';
import { Keyrings } from './keyrings.js';
import { readSignature, SIGNATURE_HEADER } from './signature.js';
import { SignatureException } from './signature.exception.js';

/**
 * Is it Haptik? Verifies the raw bytes before anything is parsed, with every secret of the bot.
 * Whether the secret that matched is one that the node accepts is asked once the node is known.
 */
@Injectable()
export class SignatureGuard implements CanActivate {
  readonly #logger = new Logger('Haptik');
  readonly #refusals = new LimitedLogger('Haptik');

  constructor(
    private readonly options: HaptikOptions,
    private readonly keyrings: Keyrings,
    private readonly events: HaptikEvents,
  ) {}

  /** @throws SignatureException when no secret of the bot made the signature */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    const delivery = request[DELIVERY];
    if (!delivery) throw new SignatureException();
    const ring = this.keyrings.of(delivery.bot);
    const header = request.headers[SIGNATURE_HEADER];
    const isOpen = this.options.bot(delivery.bot)?.hasUnsigned === true;
    if (isOpen && (header === undefined || ring.isEmpty)) {
      delivery.proof = 'unsigned';
      return true;
    }
    const digest = readSignature(header);
    if (!digest) return this.refuse(request, delivery, ring);
    const key = ring.find(delivery.bytes, digest);
    return key ? this.admit(delivery, key) : this.retry(request, delivery, digest);
  }

  private admit(delivery: Delivery, { id, value }: Key): true {
    delivery.proof = { secretId: id, secret: value };
    return true;
  }

  /** A vault may have got a new secret a moment ago. */
  private async retry(request: DoorRequest, delivery: Delivery, digest: Buffer): Promise<boolean> {
    const ring = await this.keyrings.renewed(delivery.bot);
    const key = ring?.find(delivery.bytes, digest);
    return key
      ? this.admit(delivery, key)
      : this.refuse(request, delivery, this.keyrings.of(delivery.bot));
  }

  private refuse(request: DoorRequest, { bot, bytes }: Delivery, ring: Keyring): never {
    const evidence: Evidence = {
      header: request.headers[SIGNATURE_HEADER],
      header256: request.headers['x-hub-signature-256'],
      bytes,
      secrets: ring.distinct.map(({ value }) => value),
      secretsOfOtherBots: this.keyrings.secretsBeside(bot),
    };
    const fault = this.options.production ? diagnoseHeader(evidence) : diagnose(evidence);
    if (this.options.production) {
      this.#refusals.warn(`Refused a call to bot "${bot}": signature ${fault}`);
    } else {
      this.#logger.debug(`Refused a call to bot "${bot}": signature ${fault}`);
    }
    this.events.emit({ type: 'signature.refused', bot, fault });
    throw new SignatureException();
  }
}
