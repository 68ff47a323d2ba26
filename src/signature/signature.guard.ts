import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import {
  getWebhookRequestContext,
  type WebhookHttpRequest,
} from '../payload/webhook.request.context.js';
import { RejectionLimiter } from '../limits/rejection.limiter.js';
import { HaptikTracer } from '../telemetry/tracing/haptik.tracer.js';
import { SignatureVerifier } from './signature.verifier.js';

/** Verifies the signature of a request to the route. */
@Injectable()
export class SignatureGuard implements CanActivate {
  constructor(
    private readonly verifier: SignatureVerifier,
    private readonly rejections: RejectionLimiter,
    private readonly tracer: HaptikTracer,
  ) {}

  /** @throws SignatureException when no secret of the bot made the signature */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { headers } = context.switchToHttp().getRequest<WebhookHttpRequest>();
    const requestContext = getWebhookRequestContext(context);
    try {
      requestContext.signature = await this.tracer.within(requestContext.traceContext, () =>
        this.tracer.trace('haptik.signature', () => this.verifier.verify(requestContext, headers)),
      );
      return true;
    } catch (error) {
      throw this.rejections.limit(error, context);
    }
  }
}
