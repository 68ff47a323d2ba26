import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { parseCall } from '../payload/payload.pipe.js';
import { getWebhookRequestContext } from '../payload/webhook.request.context.js';
import { NodeSecretVerifier } from './node.secret.verifier.js';
import { SignatureException } from './signature.exception.js';

/** Checks that the node of a call accepts its secret. The name of the node is in the body, so it parses the call. */
@Injectable()
export class NodeSecretGuard implements CanActivate {
  constructor(private readonly verifier: NodeSecretVerifier) {}

  /**
   * @throws PayloadException when the body is not a call
   * @throws SignatureException when the node requires another secret, or any
   */
  canActivate(context: ExecutionContext): boolean {
    const requestContext = getWebhookRequestContext(context);
    const { signature } = requestContext;
    if (signature === undefined) throw new SignatureException();
    this.verifier.verify(parseCall(requestContext), signature);
    return true;
  }
}
