import { Injectable } from '@nestjs/common';
import type { CopyEntry, CopyRef } from 'nestjs-haptik/copy';
import { createEmptyEntry } from 'nestjs-haptik/internal';
import type { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { ConsoleException } from '../common/console.exception.js';
import { mapCopyErrors, textForbidden } from './copy.exceptions.js';
import { CopyService } from './copy.service.js';
import { KeyIndexSynchronizer } from './list/key.index.synchronizer.js';
import { validateCopyText } from './text.validation.js';
import type { TextView } from './views/text.view.js';
import { CopyViewMapper } from './views/copy.view.mapper.js';

/**
 * Saves drafts and reverts changes. A draft may fail validation, because it is work in progress.
 */
@Injectable()
export class CopyEditor {
  constructor(
    private readonly copyService: CopyService,
    private readonly viewMapper: CopyViewMapper,
    private readonly synchronizer: KeyIndexSynchronizer,
    private readonly audit: AuditLog,
  ) {}

  /**
   * @throws ConsoleException if the principal may not edit the text, the key is unknown, or another
   * user changed the text first
   */
  async save(ref: CopyRef, text: string | null, principal: Principal): Promise<TextView> {
    const invalidReason = text === null ? undefined : validateCopyText(text);
    if (invalidReason !== undefined) throw new ConsoleException('invalid', invalidReason);
    const entry = await this.findWritable(ref, principal);
    const live = entry?.published ?? this.copyService.catalog.getDefaultText(ref.key, ref.language);
    // A draft that equals the published text is not kept.
    const draft = text === live ? null : text;
    if (draft === (entry?.draft ?? null)) {
      const same = entry ?? createEmptyEntry(ref.key, ref.language);
      return this.viewMapper.mapText(same, principal);
    }
    return this.applyChange(principal, async () => {
      const [saved] = await this.copyService.repository.save(
        [{ ...ref, text: draft }],
        principal.id,
      );
      return saved!;
    });
  }

  /**
   * @throws ConsoleException as `save`, and if the text was changed since, or there was no earlier
   * text
   */
  async undo(event: string, version: number, principal: Principal): Promise<TextView> {
    return this.applyHistory('undo', event, version, principal);
  }

  /** @throws ConsoleException as `save`, and if there was no text at that time */
  async revertTo(event: string, version: number, principal: Principal): Promise<TextView> {
    return this.applyHistory('revertTo', event, version, principal);
  }

  /** @throws ConsoleException as `save`, and if no publication is scheduled */
  async unschedule(ref: CopyRef, principal: Principal): Promise<TextView> {
    await this.findWritable(ref, principal);
    const view = await this.applyChange(principal, () =>
      this.copyService.repository.unschedule(ref, principal.id),
    );
    await this.audit.record(principal, 'copy.unscheduled', ref.key);
    return view;
  }

  private async applyHistory(
    method: 'undo' | 'revertTo',
    event: string,
    version: number,
    principal: Principal,
  ): Promise<TextView> {
    const { repository, catalog } = this.copyService;
    const ref = { ...(await this.findText(event)), version };
    await this.findWritable(ref, principal);
    const defaultText = catalog.getDefaultText(ref.key, ref.language);
    return this.applyChange(principal, () =>
      repository[method](event, ref, principal.id, defaultText),
    );
  }

  /** Returns the text that an event changed. */
  private async findText(event: string): Promise<Pick<CopyRef, 'key' | 'language'>> {
    const [found] = await this.copyService.repository.history({ id: event, limit: 1 });
    if (found) return { key: found.key, language: found.language };
    throw new ConsoleException('not-found', 'This event does not exist. Reload the history.');
  }

  private async findWritable(
    { key, language }: CopyRef,
    principal: Principal,
  ): Promise<CopyEntry | undefined> {
    const entries = await this.copyService.findEntries(key);
    if (!principal.canWrite(key, language)) throw textForbidden(key, language);
    if (entries.some(({ trashedAt }) => trashedAt !== null)) {
      throw new ConsoleException('refused', 'The key is in the trash. Restore it first.');
    }
    const entry = entries.find((one) => one.language === language);
    // Entries of a removed language remain, without a text.
    const isThere = entry !== undefined && (entry.draft ?? entry.published) !== null;
    if (!isThere) await this.copyService.assertLanguage(language);
    return entry;
  }

  private async applyChange(
    principal: Principal,
    work: () => Promise<CopyEntry>,
  ): Promise<TextView> {
    const entry = await mapCopyErrors(work, (entries) =>
      this.viewMapper.mapTexts(entries, principal),
    );
    await this.synchronizer.upsert([entry]);
    return this.viewMapper.mapText(entry, principal);
  }
}
