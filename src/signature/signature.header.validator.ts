import { Injectable } from '@nestjs/common';
import { ResolvedHaptikOptions } from '../options/resolved.haptik.options.js';
import type { WebhookHttpRequest } from '../payload/webhook.request.context.js';
import { SecretsService } from './secrets.service.js';
import { parseSignature, SIGNATURE_HEADER } from './signature.js';
import { SignatureRejectionHandler } from './signature.rejection.handler.js';

/** Validates the signature header before the body is read. */
@Injectable()
export class SignatureHeaderValidator {
  constructor(
    private readonly options: ResolvedHaptikOptions,
    private readonly secretsService: SecretsService,
    private readonly rejectionHandler: SignatureRejectionHandler,
  ) {}

  /** Whether the call needs no signature: the bot accepts unsigned calls, and it has no signature. */
  isSignatureOptional(bot: string, { headers }: Pick<WebhookHttpRequest, 'headers'>): boolean {
    const isOpen = this.options.findBot(bot)?.allowsAnyUnsigned === true;
    return (
      isOpen && (headers[SIGNATURE_HEADER] === undefined || this.secretsService.get(bot).isEmpty)
    );
  }

  /** @throws SignatureException when no body at all could make the signature right */
  validate(bot: string, request: Pick<WebhookHttpRequest, 'headers'>): void {
    if (parseSignature(request.headers[SIGNATURE_HEADER]) || this.isSignatureOptional(bot, request))
      return;
    this.rejectionHandler.reject(bot, request);
  }
}
