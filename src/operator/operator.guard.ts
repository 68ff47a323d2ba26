import { type CanActivate, type ExecutionContext, UnauthorizedException } from '@nestjs/common';
import { RateLimitedLogger } from '../rate.limited.logger.js';
import { getIncomingMessage, waitForShortBody } from '../reply/lingering.close.js';

/** Where a request carries who acts, once the guard has found that. */
export const OPERATOR: unique symbol = Symbol('haptik:operator');

/** Where a guard says how many bytes a body may have at most, if fewer than usual. */
export const BODY_LIMIT: unique symbol = Symbol('haptik:body-limit');

/** The parts of an HTTP request that the operator API reads, on Express and on Fastify. */
export interface OperatorRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body?: unknown;
  readonly rawBody?: Buffer;
  [OPERATOR]?: string;
  [BODY_LIMIT]?: number;
}

/**
 * Keeps strangers from the operator API. Extend it where a bearer token is not enough, and name
 * your class in the option `guard`.
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

  /** The name of whoever asks, which is kept with what is changed; undefined for a stranger. */
  abstract identifyOperator(
    context: ExecutionContext,
  ): string | undefined | Promise<string | undefined>;

  /**
   * Nest calls it, before each request.
   *
   * @throws UnauthorizedException for a stranger
   */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operator = await this.identifyOperator(context);
    if (!operator) {
      this.#logger.warn('Refused a request to the operator API: it does not say who acts.');
      await waitForShortBody(getIncomingMessage(context));
      throw new UnauthorizedException();
    }
    context.switchToHttp().getRequest<OperatorRequest>()[OPERATOR] = operator;
    return true;
  }
}
