import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { DELIVERY, type Delivery, type DoorRequest } from '../payload/delivery.js';
import type { Key } from './keyring.js';
import { Keyrings } from './keyrings.js';
import { readSignature, SIGNATURE_HEADER } from './signature.js';
import { SignatureException } from './signature.exception.js';
import { SignatureHeaderCheck } from './signature.header.check.js';
import { SignatureRefusal } from './signature.refusal.js';

/**
 * Is it Haptik? Verifies the raw bytes before anything is parsed, with every secret of the bot.
 * Whether the secret that matched is one that the node accepts is asked once the node is known.
 */
@Injectable()
export class SignatureGuard implements CanActivate {
  constructor(
    private readonly keyrings: Keyrings,
    private readonly headerCheck: SignatureHeaderCheck,
    private readonly refusal: SignatureRefusal,
  ) {}

  /** @throws SignatureException when no secret of the bot made the signature */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<DoorRequest>();
    const delivery = request[DELIVERY];
    if (!delivery) throw new SignatureException();
    const { bot, bytes } = delivery;
    if (this.headerCheck.isWaived(bot, request)) {
      delivery.proof = 'unsigned';
      return true;
    }
    const digest = readSignature(request.headers[SIGNATURE_HEADER]);
    if (!digest) return this.refusal.refuse(bot, request, bytes);
    const key = this.keyrings.of(bot).find(bytes, digest);
    return key ? this.admit(delivery, key) : this.retry(request, delivery, digest);
  }

  private admit(delivery: Delivery, { id, value }: Key): true {
    delivery.proof = { secretId: id, secret: value };
    return true;
  }

  /** A vault may have got a new secret a moment ago. */
  private async retry(request: DoorRequest, delivery: Delivery, digest: Buffer): Promise<boolean> {
    const { bot, bytes } = delivery;
    const ring = await this.keyrings.renewed(bot);
    const key = ring?.find(bytes, digest);
    return key ? this.admit(delivery, key) : this.refusal.refuse(bot, request, bytes);
  }
}
