import { Injectable } from '@nestjs/common';
import { networkOf } from './client.address.js';
import { ConsoleAccess } from './console.access.js';
import { ConsoleAudit } from './console.audit.js';
import { ConsoleThrottle } from './console.throttle.js';

const ACTION = 'sign-in.failed';

/** Lines in a window of the throttle; beyond them all networks share one. */
const MOST_LINES = 100;

/**
 * Writes down who could not sign in: one line for a network and a window, with a count, so that a
 * stranger cannot fill the audit log.
 */
@Injectable()
export class FailedSignIns {
  constructor(
    private readonly audit: ConsoleAudit,
    private readonly throttle: ConsoleThrottle,
  ) {}

  /** @param subject by what it was tried; never whose e-mail it was */
  async tell(access: ConsoleAccess, subject: string): Promise<void> {
    const network = networkOf(String(access.actor.ipAddress));
    const count = await this.throttle.tally(`${ACTION} ${subject} ${network}`);
    if (count > 1) return this.audit.recount(access, ACTION, subject, `${count} times`);
    const lines = await this.throttle.tally(`${ACTION} lines`);
    if (lines <= MOST_LINES) return this.audit.tell(access, ACTION, subject);
    await this.tellOfMany(subject, lines - MOST_LINES);
  }

  private async tellOfMany(subject: string, networks: number): Promise<void> {
    const nobody = ConsoleAccess.nobody(null);
    const detail = `from ${networks} other network${networks === 1 ? '' : 's'}`;
    if (networks === 1) await this.audit.tell(nobody, ACTION, subject, detail);
    else await this.audit.recount(nobody, ACTION, subject, detail);
  }
}
