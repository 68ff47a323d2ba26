import { type CanActivate, type ExecutionContext, UnauthorizedException } from '@nestjs/common';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { getIncomingMessage, waitForShortBody } from '../reply/lingering.close.js';

/** The property of a request with the name of the operator, set by the guard. */
export const OPERATOR: unique symbol = Symbol('haptik:operator');

/** The properties of an Express or Fastify request that the operator API uses. */
export interface OperatorRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: unknown;
  readonly rawBody?: Buffer;
  [OPERATOR]?: string;
}

/**
 * Authenticates requests to the operator API. Extend it to replace the bearer tokens, and pass your
 * class as the option `guard`.
 *
 * @example
 * @Injectable()
 * class StaffGuard extends OperatorGuard {
 *   override identifyOperator(context: ExecutionContext): string | undefined {
 *     return staff.nameOf(context.switchToHttp().getRequest());
 *   }
 * }
 */
export abstract class OperatorGuard implements CanActivate {
  readonly #logger = new RateLimitedLogger('Haptik');

  /** The name of the operator, which is stored with changes; undefined when not authenticated. */
  abstract identifyOperator(
    context: ExecutionContext,
  ): string | undefined | Promise<string | undefined>;

  /**
   * Called by Nest before each request.
   *
   * @throws UnauthorizedException when the request is not authenticated
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operator = await this.identifyOperator(context);
    if (!operator) {
      this.#logger.warn('Operator API: request rejected, not authenticated');
      await waitForShortBody(getIncomingMessage(context));
      throw new UnauthorizedException();
    }
    context.switchToHttp().getRequest<OperatorRequest>()[OPERATOR] = operator;
    return true;
  }
}
