import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import {
  getWebhookRequestContext,
  type WebhookRequestContext,
  type WebhookHttpRequest,
} from '../payload/webhook.request.context.js';
import type { ResolvedSecret } from './bot.secrets.js';
import { SecretsService } from './secrets.service.js';
import { parseSignature, SIGNATURE_HEADER } from './signature.js';
import { SignatureHeaderValidator } from './signature.header.validator.js';
import { SignatureRejectionHandler } from './signature.rejection.handler.js';

/**
 * Verifies the signature over the raw bytes with every secret of the bot, before anything is
 * parsed. `NodeSecretGuard` checks whether the node accepts the secret that matched.
 */
@Injectable()
export class SignatureGuard implements CanActivate {
  constructor(
    private readonly secretsService: SecretsService,
    private readonly headerValidator: SignatureHeaderValidator,
    private readonly rejectionHandler: SignatureRejectionHandler,
  ) {}

  /** @throws SignatureException when no secret of the bot made the signature */
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<WebhookHttpRequest>();
    const requestContext = getWebhookRequestContext(context);
    const { bot, bytes } = requestContext;
    if (this.headerValidator.isSignatureOptional(bot, request)) {
      requestContext.signature = 'unsigned';
      return true;
    }
    const digest = parseSignature(request.headers[SIGNATURE_HEADER]);
    if (!digest) return this.rejectionHandler.reject(bot, request, bytes);
    const matchedSecret = this.secretsService.get(bot).find(bytes, digest);
    return matchedSecret
      ? this.accept(requestContext, matchedSecret)
      : this.reloadAndVerify(request, requestContext, digest);
  }

  private accept(requestContext: WebhookRequestContext, { id, value }: ResolvedSecret): true {
    requestContext.signature = { secretId: id, secret: value };
    return true;
  }

  /** The secret may have been rotated after it was loaded. */
  private async reloadAndVerify(
    request: WebhookHttpRequest,
    requestContext: WebhookRequestContext,
    digest: Buffer,
  ): Promise<boolean> {
    const { bot, bytes } = requestContext;
    const botSecrets = await this.secretsService.reload(bot);
    const matchedSecret = botSecrets?.find(bytes, digest);
    return matchedSecret
      ? this.accept(requestContext, matchedSecret)
      : this.rejectionHandler.reject(bot, request, bytes);
  }
}
