import { Injectable } from '@nestjs/common';
import { HaptikOptions } from '../options/haptik.options.js';
import type { DoorRequest } from '../payload/delivery.js';
import { Keyrings } from './keyrings.js';
import { readSignature, SIGNATURE_HEADER } from './signature.js';
import { SignatureRefusal } from './signature.refusal.js';

/** What the header alone says, which is asked before the body is read. */
@Injectable()
export class SignatureHeaderCheck {
  constructor(
    private readonly options: HaptikOptions,
    private readonly keyrings: Keyrings,
    private readonly refusal: SignatureRefusal,
  ) {}

  /** Whether the call needs no signature: the bot lets unsigned ones in, and it has none to verify. */
  isWaived(bot: string, { headers }: Pick<DoorRequest, 'headers'>): boolean {
    const isOpen = this.options.bot(bot)?.hasUnsigned === true;
    return isOpen && (headers[SIGNATURE_HEADER] === undefined || this.keyrings.of(bot).isEmpty);
  }

  /** @throws SignatureException when no body at all could make the signature right */
  check(bot: string, request: Pick<DoorRequest, 'headers'>): void {
    if (readSignature(request.headers[SIGNATURE_HEADER]) || this.isWaived(bot, request)) return;
    this.refusal.refuse(bot, request);
  }
}
