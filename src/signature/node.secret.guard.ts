import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { parseCall } from '../payload/payload.pipe.js';
import { getWebhookRequestContext } from '../payload/webhook.request.context.js';
import { RejectionLimiter } from '../limits/rejection.limiter.js';
import { NodeSecretVerifier } from './node.secret.verifier.js';
import { HaptikTracer } from '../telemetry/tracing/haptik.tracer.js';
import { SignatureException } from './signature.exception.js';

/** Checks that the node of a call accepts its secret. The name of the node is in the body, so it parses the call. */
@Injectable()
export class NodeSecretGuard implements CanActivate {
  constructor(
    private readonly verifier: NodeSecretVerifier,
    private readonly rejections: RejectionLimiter,
    private readonly tracer: HaptikTracer,
  ) {}

  /**
   * @throws PayloadException when the body is not a call
   * @throws SignatureException when the node requires another secret, or requires one at all
   */
  canActivate(context: ExecutionContext): boolean {
    const requestContext = getWebhookRequestContext(context);
    const { signature } = requestContext;
    if (signature === undefined) throw new SignatureException();
    try {
      const call = this.tracer.within(requestContext.traceContext, () =>
        this.tracer.traceSync('haptik.payload', () => parseCall(requestContext)),
      );
      this.verifier.verify(call, signature);
      return true;
    } catch (error) {
      throw this.rejections.limit(error, context);
    }
  }
}
