import { Injectable } from '@nestjs/common';
import { toNetwork } from 'nestjs-haptik/internal';
import { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { SignInThrottle } from './sign.in.throttle.js';

const ACTION = 'sign-in.failed';

/**
 * Maximum number of entries per window of the throttle; beyond it, all networks share one entry.
 */
const MAX_LINES = 100;

/**
 * Records failed sign-ins: one entry with a count per network and window, so that unauthenticated
 * clients cannot fill the audit log.
 */
@Injectable()
export class FailedSignInRecorder {
  constructor(
    private readonly audit: AuditLog,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @param subject how the client signed in; never an e-mail */
  async record(principal: Principal, subject: 'password' | 'single sign-on'): Promise<void> {
    const network = toNetwork(String(principal.claims.ipAddress));
    const count = await this.throttle.increment(`${ACTION} ${subject} ${network}`);
    if (count > 1) return this.audit.updateCount(principal, ACTION, subject, `${count} times`);
    const lines = await this.throttle.increment(`${ACTION} lines`);
    if (lines <= MAX_LINES) return this.audit.record(principal, ACTION, subject);
    await this.recordOverflow(subject, lines - MAX_LINES);
  }

  private async recordOverflow(subject: string, networks: number): Promise<void> {
    const anonymous = Principal.anonymous(null);
    const detail = `from ${networks} other network${networks === 1 ? '' : 's'}`;
    if (networks === 1) await this.audit.record(anonymous, ACTION, subject, detail);
    else await this.audit.updateCount(anonymous, ACTION, subject, detail);
  }
}
