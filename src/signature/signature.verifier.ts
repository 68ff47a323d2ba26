import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { ResolvedHaptikOptions } from '../options/resolved/resolved.haptik.options.js';
import type { ClaimedSignature, VerifiedSignature } from '../payload/webhook.request.context.js';
import type { ResolvedSecret } from './bot.secrets.js';
import { SecretsService } from './secrets.service.js';
import { parseSignature, SIGNATURE_HEADER } from './signature.js';
import { SignatureRejectionHandler } from './signature.rejection.handler.js';

/** A body with the signature that its request claims. */
interface SignedBody {
  readonly bot: string;
  readonly bytes: Buffer;
  readonly claimed: ClaimedSignature;
}

/**
 * Verifies the signature over the raw bytes with every secret of the bot, before anything is parsed.
 * `NodeSecretVerifier` checks whether the node accepts the secret that matched.
 */
@Injectable()
export class SignatureVerifier {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly secretsService: SecretsService,
    private readonly rejectionHandler: SignatureRejectionHandler,
  ) {}

  /**
   * Reads the signature in the header, before the body is read.
   *
   * @throws SignatureException when no body at all could make the signature right
   */
  readHeader(bot: string, headers: IncomingHttpHeaders): ClaimedSignature {
    const digest = parseSignature(headers[SIGNATURE_HEADER]);
    if (this.isOptional(bot, headers)) return 'unsigned';
    return digest ?? this.rejectionHandler.reject(bot, headers);
  }

  /** @throws SignatureException when no secret of the bot made the signature */
  verify(
    { bot, bytes, claimed }: SignedBody,
    headers: IncomingHttpHeaders,
  ): VerifiedSignature | Promise<VerifiedSignature> {
    if (claimed === 'unsigned') return claimed;
    const matched = this.secretsService.get(bot).find(bytes, claimed);
    return matched ? toSignature(matched) : this.reloadAndVerify(bot, bytes, headers, claimed);
  }

  /** Whether the call needs no signature: the bot accepts unsigned calls, and it has no signature. */
  private isOptional(bot: string, headers: IncomingHttpHeaders): boolean {
    const isOpen = this.options.findBot(bot)?.allowsAnyUnsigned === true;
    return (
      isOpen && (headers[SIGNATURE_HEADER] === undefined || this.secretsService.get(bot).isEmpty)
    );
  }

  /** The secret may have been rotated after it was loaded. */
  private async reloadAndVerify(
    bot: string,
    bytes: Buffer,
    headers: IncomingHttpHeaders,
    digest: Buffer,
  ): Promise<VerifiedSignature> {
    const botSecrets = await this.secretsService.reload(bot);
    const matched = botSecrets?.find(bytes, digest);
    return matched ? toSignature(matched) : this.rejectionHandler.reject(bot, headers, bytes);
  }
}

function toSignature({ value }: ResolvedSecret): VerifiedSignature {
  return { secret: value };
}
