import { Injectable } from '@nestjs/common';
import type { CopyEntry, CopyRef } from '../../copy/copy.book.js';
import type { ConsoleAccess } from '../console.access.js';
import { ConsoleAudit } from '../console.audit.js';
import { CopyChecker, hasError } from './copy.checker.js';
import { asProblem, mayNotWrite, refusedTexts } from './copy.problem.js';
import { CopyShelf } from './copy.shelf.js';
import { KeyFollower } from './list/key.follower.js';
import { Breather } from './sheet/breather.js';
import type { TextView } from './text.view.js';
import { ViewMaker } from './view.maker.js';

/** Decides what users read: publishes, and moves keys into the trash and out of it. */
@Injectable()
export class CopyPublisher {
  constructor(
    private readonly shelf: CopyShelf,
    private readonly checker: CopyChecker,
    private readonly views: ViewMaker,
    private readonly follower: KeyFollower,
    private readonly audit: ConsoleAudit,
  ) {}

  /**
   * Publishes all of the drafts or none.
   *
   * @param at when; at once if absent
   * @throws ConsoleProblem when one may not be published, fails a check, or was changed
   */
  async publish(
    refs: readonly CopyRef[],
    at: Date | undefined,
    access: ConsoleAccess,
  ): Promise<readonly CopyEntry[]> {
    const denied = refs.find(({ key, language }) => !access.mayWrite(key, language));
    if (denied) throw mayNotWrite(denied.key, denied.language);
    await this.refuseFaulty(refs);
    const entries = await asProblem(
      () => this.shelf.book.publish(refs, access.id, at),
      this.show(access),
    );
    await this.follower.learn(entries);
    const keys = [...new Set(refs.map(({ key }) => key))];
    const subject = keys.length === 1 ? keys[0]! : `${refs.length} texts`;
    // The book decided by the clock of the database, from which ours may differ.
    const isPlanned = entries.some(({ publishAt }) => publishAt !== null);
    const action = isPlanned ? 'copy.scheduled' : 'copy.published';
    await this.audit.tell(access, action, subject, at?.toISOString());
    return entries;
  }

  async trash(key: string, access: ConsoleAccess): Promise<void> {
    await this.move(key, 'trash', access);
  }

  async restore(key: string, access: ConsoleAccess): Promise<void> {
    await this.move(key, 'restore', access);
  }

  private async move(
    key: string,
    where: 'trash' | 'restore',
    access: ConsoleAccess,
  ): Promise<void> {
    const entries = await this.shelf.entriesOf(key);
    const denied = entries.find(({ language }) => !access.mayWrite(key, language));
    if (denied) throw mayNotWrite(key, denied.language);
    const moved = await asProblem(() => this.shelf.book[where](key, access.id), this.show(access));
    await this.follower.learn(moved);
    await this.audit.tell(access, where === 'trash' ? 'copy.trashed' : 'copy.restored', key);
  }

  /** A text that changes between this and the publication has another version, which is refused. */
  private async refuseFaulty(refs: readonly CopyRef[]): Promise<void> {
    const entries = await this.shelf.book.find({ keys: [...new Set(refs.map(({ key }) => key))] });
    const byName = new Map(entries.map((entry) => [nameOf(entry), entry]));
    const breather = new Breather();
    const refused = [];
    for (const ref of refs) {
      const draft = byName.get(nameOf(ref))?.draft ?? null;
      const findings = draft === null ? [] : this.checker.check(ref.key, ref.language, draft);
      if (hasError(findings)) refused.push({ key: ref.key, language: ref.language, findings });
      if (breather.isDue) await breather.pause();
    }
    if (refused.length > 0) throw refusedTexts(refused);
  }

  private show(access: ConsoleAccess): (entries: readonly CopyEntry[]) => Promise<TextView[]> {
    return (entries) => this.views.texts(entries, access);
  }
}

function nameOf({ key, language }: Pick<CopyRef, 'key' | 'language'>): string {
  return `${language} ${key}`;
}
