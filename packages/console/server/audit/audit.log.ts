import { Injectable } from '@nestjs/common';
import { and, desc, eq, gte, inArray, like, lt, or } from 'drizzle-orm';
import { consoleAuditLog } from '@nestjs-haptik/storage/internal';
import { RateLimitedLogger, errorCode } from 'nestjs-haptik/internal';
import type { AuditQuery } from './audit.requests.js';
import { toNetwork } from 'nestjs-haptik/internal';
import type { Principal } from '../auth/principal.js';
import { DisplayNameResolver } from './display.name.resolver.js';
import { ConsoleStorage } from '../common/console.storage.js';
import type { AuditEvent } from './audit.views.js';

/** How many recent entries are searched for the one to update. */
const RECENT_LINES = 1_000;

/** Records who did what in the console. */
@Injectable()
export class AuditLog {
  readonly #logger = new RateLimitedLogger('HaptikConsole');

  constructor(
    private readonly storage: ConsoleStorage,
    private readonly names: DisplayNameResolver,
  ) {}

  /**
   * Adds an entry. Never rejects, because the action has already succeeded; a failure is logged.
   *
   * @param action what was done, e.g. `copy.published`
   * @param subject what it was done to, e.g. the key of a message or the id of a user
   * @param detail numbers and names; never a message text, never a secret
   */
  async record(
    { id, name, claims: { ipAddress } }: Principal,
    action: string,
    subject: string,
    detail: string | null = null,
  ): Promise<void> {
    try {
      const line = { by: id || name, action, subject, detail, ipAddress };
      await this.storage.orm.insert(consoleAuditLog).values(line);
    } catch (error) {
      this.#logger.error(`The audit log lacks an entry for "${action}" (${errorCode(error)}).`);
    }
  }

  /**
   * Updates the detail of a recent entry from the same network. Never rejects; older entries stay
   * unchanged.
   */
  async updateCount(
    { name, claims: { ipAddress } }: Principal,
    action: string,
    subject: string,
    detail: string,
  ): Promise<void> {
    const { id } = consoleAuditLog;
    const network = toNetwork(String(ipAddress));
    try {
      const { orm } = this.storage;
      // This query needs no index, because it reads recent entries only.
      const recent = orm
        .select()
        .from(consoleAuditLog)
        .orderBy(desc(id))
        .limit(RECENT_LINES)
        .as('recent');
      const entries = await orm
        .select({ id: recent.id, ipAddress: recent.ipAddress })
        .from(recent)
        .where(and(eq(recent.by, name), eq(recent.action, action), eq(recent.subject, subject)))
        .orderBy(desc(recent.id));
      const line = entries.find((one) => toNetwork(String(one.ipAddress)) === network);
      if (line) await orm.update(consoleAuditLog).set({ detail }).where(eq(id, line.id));
    } catch (error) {
      this.#logger.error(`The audit log lacks a count for "${action}" (${errorCode(error)}).`);
    }
  }

  /** Returns the entries that match a query, latest first. */
  async list({ by, action, from, to, before, limit }: AuditQuery): Promise<AuditEvent[]> {
    const line = consoleAuditLog;
    const rows = await this.storage.orm
      .select()
      .from(line)
      .where(
        and(
          by === undefined ? undefined : inArray(line.by, await this.names.findIds(by)),
          action === undefined
            ? undefined
            : or(eq(line.action, action), like(line.action, `${action}.%`)),
          from && gte(line.at, from),
          to && lt(line.at, to),
          before === undefined ? undefined : lt(line.id, BigInt(before)),
        ),
      )
      .orderBy(desc(line.id))
      .limit(limit);
    const resolveName = await this.names.resolve(rows.map((row) => row.by));
    return rows.map((row) => ({ ...row, id: String(row.id), by: resolveName(row.by) }));
  }
}
