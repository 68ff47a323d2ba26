import { type ExecutionContext, Injectable } from '@nestjs/common';
import { timingSafeEqualStrings } from '../signature/signature.js';
import { OperatorGuard, type OperatorRequest } from './operator.guard.js';
import { ResolvedOperatorOptions } from './operator.options.js';

const BEARER = /^Bearer +(\S+) *$/i;

/** Identifies an operator by the token in `Authorization: Bearer`. */
@Injectable()
export class TokenGuard extends OperatorGuard {
  constructor(private readonly options: ResolvedOperatorOptions) {
    super();
  }

  override identifyOperator(context: ExecutionContext): string | undefined {
    const { headers } = context.switchToHttp().getRequest<OperatorRequest>();
    const given = BEARER.exec(String(headers['authorization'] ?? ''))?.[1] ?? '';
    // All tokens are compared, so that the timing does not depend on which one matches.
    const found = this.options.tokens.filter(({ token }) => timingSafeEqualStrings(token, given));
    return found.at(0)?.name;
  }
}
