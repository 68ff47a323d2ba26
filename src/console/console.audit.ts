import { Injectable, Logger } from '@nestjs/common';
import { and, desc, eq, gte, inArray, like, lt, or } from 'drizzle-orm';
import { faultKindOf } from '../payload/fault.kind.js';
import { consoleAudit } from '../storage/database/console.schema.js';
import type { AuditQuery } from './audit.requests.js';
import type { ConsoleAccess } from './console.access.js';
import { ConsoleNames } from './console.names.js';
import { ConsoleStorage } from './console.storage.js';
import type { AuditEvent } from './console.views.js';

/** Writes down who did what in the console. */
@Injectable()
export class ConsoleAudit {
  readonly #logger = new Logger('HaptikConsole');

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
