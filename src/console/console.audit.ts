import { Injectable } from '@nestjs/common';
import { and, desc, eq, gte, inArray, like, lt, or } from 'drizzle-orm';
import { LimitedLogger } from '../limited.logger.js';
import { faultKindOf } from '../payload/fault.kind.js';
import { consoleAudit } from '../storage/database/console.schema.js';
import type { AuditQuery } from './audit.requests.js';
import { networkOf } from './client.address.js';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleNames } from './console.names.js';
import { ConsoleStorage } from './console.storage.js';
import type { AuditEvent } from './console.views.js';

/** Lines among which one is looked for that is to be changed. */
const RECENT = 1_000;

/** Writes down who did what in the console. */
@Injectable()
export class ConsoleAudit {
  readonly #logger = new LimitedLogger('HaptikConsole');

  constructor(
    private readonly storage: ConsoleStorage,
    private readonly names: ConsoleNames,
  ) {}

  /**
   * Adds a line. Never rejects: what was done is done, and the log says that its line is missing.
   *
   * @param action what was done, e.g. `copy.published`
   * @param subject to whom or what, e.g. the key of a message
   * @param detail numbers and names; never a text of somebody, and never a secret
   */
  async tell(
    { id, name, actor: { ipAddress } }: ConsoleAccess,
    action: string,
    subject: string,
    detail: string | null = null,
  ): Promise<void> {
    try {
      const line = { by: id || name, action, subject, detail, ipAddress };
      await this.storage.orm.insert(consoleAudit).values(line);
    } catch (error) {
      this.#logger.error(`The audit log misses a line, "${action}" (${faultKindOf(error)}).`);
    }
  }

  /**
   * Changes the detail of a line from the same network that was added a short while ago. Never rejects;
   * a line that is far back stays as it is.
   */
  async recount(
    { name, actor: { ipAddress } }: ConsoleAccess,
    action: string,
    subject: string,
    detail: string,
  ): Promise<void> {
    const { id } = consoleAudit;
    const network = networkOf(String(ipAddress));
    try {
      const { orm } = this.storage;
      // There is no index for it, and none is needed: few lines were added since.
      const recent = orm.select().from(consoleAudit).orderBy(desc(id)).limit(RECENT).as('recent');
      const lines = await orm
        .select({ id: recent.id, ipAddress: recent.ipAddress })
        .from(recent)
        .where(and(eq(recent.by, name), eq(recent.action, action), eq(recent.subject, subject)))
        .orderBy(desc(recent.id));
      const line = lines.find((one) => networkOf(String(one.ipAddress)) === network);
      if (line) await orm.update(consoleAudit).set({ detail }).where(eq(id, line.id));
    } catch (error) {
      this.#logger.error(`The audit log misses a count, "${action}" (${faultKindOf(error)}).`);
    }
  }

  /** Lines that a query is about, latest first. */
  async list({ by, action, from, to, before, limit }: AuditQuery): Promise<AuditEvent[]> {
    const line = consoleAudit;
    const rows = await this.storage.orm
      .select()
      .from(line)
      .where(
        and(
          by === undefined ? undefined : inArray(line.by, await this.names.meantBy(by)),
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
    const nameOf = await this.names.of(rows.map((row) => row.by));
    return rows.map((row) => ({ ...row, id: String(row.id), by: nameOf(row.by) }));
  }
}
