import { Injectable } from '@nestjs/common';
import type { CopyEntry, CopyRef } from 'nestjs-haptik/copy';
import type { Principal } from '../auth/principal.js';
import { AuditLog } from '../audit/audit.log.js';
import { CopyChecker, hasError } from './copy.checker.js';
import { mapCopyErrors, textForbidden, draftsRefused } from './copy.exceptions.js';
import { CopyService } from './copy.service.js';
import { KeyIndexSynchronizer } from './list/key.index.synchronizer.js';
import { EventLoopYielder } from '../common/event.loop.yielder.js';
import type { TextView } from './views/text.view.js';
import { CopyViewMapper } from './views/copy.view.mapper.js';

/** Publishes drafts, and moves keys to the trash and back. */
@Injectable()
export class CopyPublisher {
  constructor(
    private readonly copyService: CopyService,
    private readonly checker: CopyChecker,
    private readonly viewMapper: CopyViewMapper,
    private readonly synchronizer: KeyIndexSynchronizer,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Publishes all of the drafts or none.
   *
   * @param at time of publication; immediately if absent
   * @throws ConsoleException if the principal may not publish a text, a text fails validation, or a
   * text was changed
   */
  async publish(
    refs: readonly CopyRef[],
    at: Date | undefined,
    principal: Principal,
  ): Promise<readonly CopyEntry[]> {
    const denied = refs.find(({ key, language }) => !principal.canWrite(key, language));
    if (denied) throw textForbidden(denied.key, denied.language);
    await this.assertPublishable(refs);
    const entries = await mapCopyErrors(
      () => this.copyService.repository.publish(refs, principal.id, at),
      this.toConflictViews(principal),
    );
    await this.synchronizer.upsert(entries);
    const keys = [...new Set(refs.map(({ key }) => key))];
    const subject = keys.length === 1 ? keys[0]! : `${refs.length} texts`;
    // The repository decides by the clock of the database, which may differ from the local one.
    const isPlanned = entries.some(({ publishAt }) => publishAt !== null);
    const action = isPlanned ? 'copy.scheduled' : 'copy.published';
    await this.audit.record(principal, action, subject, at?.toISOString());
    return entries;
  }

  async trash(key: string, principal: Principal): Promise<void> {
    await this.moveKey(key, 'trash', principal);
  }

  async restore(key: string, principal: Principal): Promise<void> {
    await this.moveKey(key, 'restore', principal);
  }

  private async moveKey(
    key: string,
    where: 'trash' | 'restore',
    principal: Principal,
  ): Promise<void> {
    const entries = await this.copyService.findEntries(key);
    const denied = entries.find(({ language }) => !principal.canWrite(key, language));
    if (denied) throw textForbidden(key, denied.language);
    const updated = await mapCopyErrors(
      () => this.copyService.repository[where](key, principal.id),
      this.toConflictViews(principal),
    );
    await this.synchronizer.upsert(updated);
    await this.audit.record(principal, where === 'trash' ? 'copy.trashed' : 'copy.restored', key);
  }

  /**
   * A text that changes between this validation and the publication has a new version, and the
   * publication fails.
   */
  private async assertPublishable(refs: readonly CopyRef[]): Promise<void> {
    const entries = await this.copyService.repository.find({
      keys: [...new Set(refs.map(({ key }) => key))],
    });
    const byName = new Map(entries.map((entry) => [toTextId(entry), entry]));
    const yielder = new EventLoopYielder();
    const refused = [];
    for (const ref of refs) {
      const draft = byName.get(toTextId(ref))?.draft ?? null;
      const findings = draft === null ? [] : this.checker.check(ref.key, ref.language, draft);
      if (hasError(findings)) refused.push({ key: ref.key, language: ref.language, findings });
      if (yielder.shouldYield) await yielder.yieldIfDue();
    }
    if (refused.length > 0) throw draftsRefused(refused);
  }

  private toConflictViews(
    principal: Principal,
  ): (entries: readonly CopyEntry[]) => Promise<TextView[]> {
    return (entries) => this.viewMapper.mapTexts(entries, principal);
  }
}

function toTextId({ key, language }: Pick<CopyRef, 'key' | 'language'>): string {
  return `${language} ${key}`;
}
