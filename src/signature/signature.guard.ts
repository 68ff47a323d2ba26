import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import {
  getWebhookRequestContext,
  type WebhookHttpRequest,
} from '../payload/webhook.request.context.js';
import { SignatureVerifier } from './signature.verifier.js';

/** Verifies the signature of a request to the route. */
@Injectable()
export class SignatureGuard implements CanActivate {
  constructor(private readonly verifier: SignatureVerifier) {}

  /** @throws SignatureException when no secret of the bot made the signature */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<WebhookHttpRequest>();
    const requestContext = getWebhookRequestContext(context);
    requestContext.signature = await this.verifier.verify(requestContext, headers);
    return true;
  }
}
