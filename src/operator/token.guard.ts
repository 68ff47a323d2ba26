import { type ExecutionContext, Injectable } from '@nestjs/common';
import { isSameWord } from '../signature/signature.js';
import { OperatorGuard, type OperatorRequest } from './operator.guard.js';
import { OperatorSettings } from './operator.options.js';

const BEARER = /^Bearer +(\S+) *$/i;

/** Knows an operator by the token in `Authorization: Bearer`. */
@Injectable()
export class TokenGuard extends OperatorGuard {
  constructor(private readonly settings: OperatorSettings) {
    super();
  }

  override whoActs(context: ExecutionContext): string | undefined {
    const { headers } = context.switchToHttp().getRequest<OperatorRequest>();
    const given = BEARER.exec(String(headers['authorization'] ?? ''))?.[1] ?? '';
    // All are compared, so that the time does not tell which is near.
    const found = this.settings.tokens.filter(({ token }) => isSameWord(token, given));
    return found.at(0)?.name;
  }
}
