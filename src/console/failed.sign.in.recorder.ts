import { Injectable } from '@nestjs/common';
import { toNetwork } from './client.address.js';
import { Principal } from './principal.js';
import { AuditLog } from './audit.log.js';
import { SignInThrottle } from './sign.in.throttle.js';

const ACTION = 'sign-in.failed';

/** Lines in a window of the throttle; beyond them all networks share one. */
const MAX_LINES = 100;

/**
 * Writes down who could not sign in: one line for a network and a window, with a count, so that a
 * stranger cannot fill the audit log.
 */
@Injectable()
export class FailedSignInRecorder {
  constructor(
    private readonly audit: AuditLog,
    private readonly throttle: SignInThrottle,
  ) {}

  /** @param subject by what it was tried; never whose e-mail it was */
  async record(principal: Principal, subject: string): Promise<void> {
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
