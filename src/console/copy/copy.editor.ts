import { Injectable } from '@nestjs/common';
import type { CopyEntry, CopyRef } from '../../copy/copy.book.js';
import { unwrittenEntry } from '../../copy/unwritten.entry.js';
import type { ConsoleAccess } from '../console.access.js';
import { ConsoleAudit } from '../console.audit.js';
import { ConsoleProblem } from '../console.problem.js';
import { asProblem, mayNotWrite } from './copy.problem.js';
import { CopyShelf } from './copy.shelf.js';
import { KeyFollower } from './list/key.follower.js';
import { refusalOf } from './text.refusal.js';
import type { TextView } from './text.view.js';
import { ViewMaker } from './view.maker.js';

/** Writes drafts, and takes changes back. A draft may fail a check: it is work in progress. */
@Injectable()
export class CopyEditor {
  constructor(
    private readonly shelf: CopyShelf,
    private readonly views: ViewMaker,
    private readonly follower: KeyFollower,
    private readonly audit: ConsoleAudit,
  ) {}

  /** @throws ConsoleProblem when it may not, the key is unknown, or somebody else was faster */
  async save(ref: CopyRef, text: string | null, access: ConsoleAccess): Promise<TextView> {
    const refusal = text === null ? undefined : refusalOf(text);
    if (refusal !== undefined) throw new ConsoleProblem('invalid', refusal);
    const entry = await this.writable(ref, access);
    const live = entry?.published ?? this.shelf.catalogue.inCode(ref.key, ref.language);
    // A draft that says what users read anyway is none.
    const draft = text === live ? null : text;
    if (draft === (entry?.draft ?? null)) {
      const same = entry ?? unwrittenEntry(ref.key, ref.language);
      return this.views.text(same, access);
    }
    return this.change(access, async () => {
      const [saved] = await this.shelf.book.save([{ ...ref, text: draft }], access.id);
      return saved!;
    });
  }

  /** @throws ConsoleProblem as `save`, and when the text was changed since or there was none */
  async undo(event: string, version: number, access: ConsoleAccess): Promise<TextView> {
    return this.return('undo', event, version, access);
  }

  /** @throws ConsoleProblem as `save`, and when there was no text then */
  async goBack(event: string, version: number, access: ConsoleAccess): Promise<TextView> {
    return this.return('goBack', event, version, access);
  }

  /** @throws ConsoleProblem as `save`, and when nothing is scheduled */
  async unschedule(ref: CopyRef, access: ConsoleAccess): Promise<TextView> {
    await this.writable(ref, access);
    const view = await this.change(access, () => this.shelf.book.unschedule(ref, access.id));
    await this.audit.tell(access, 'copy.unscheduled', ref.key);
    return view;
  }

  private async return(
    way: 'undo' | 'goBack',
    event: string,
    version: number,
    access: ConsoleAccess,
  ): Promise<TextView> {
    const { book, catalogue } = this.shelf;
    const ref = { ...(await this.textOf(event)), version };
    await this.writable(ref, access);
    const inCode = catalogue.inCode(ref.key, ref.language);
    return this.change(access, () => book[way](event, ref, access.id, inCode));
  }

  /** Which text an event changed. */
  private async textOf(event: string): Promise<Pick<CopyRef, 'key' | 'language'>> {
    const [found] = await this.shelf.book.history({ id: event, limit: 1 });
    if (found) return { key: found.key, language: found.language };
    throw new ConsoleProblem('not-found', 'There is no such event. Load the history again.');
  }

  private async writable(
    { key, language }: CopyRef,
    access: ConsoleAccess,
  ): Promise<CopyEntry | undefined> {
    const entries = await this.shelf.entriesOf(key);
    if (!access.mayWrite(key, language)) throw mayNotWrite(key, language);
    if (entries.some(({ trashedAt }) => trashedAt !== null)) {
      throw new ConsoleProblem('refused', 'The key is in the trash. Restore it first.');
    }
    const entry = entries.find((one) => one.language === language);
    // A language that was removed leaves entries without a text.
    const isThere = entry !== undefined && (entry.draft ?? entry.published) !== null;
    if (!isThere) await this.shelf.checkLanguage(language);
    return entry;
  }

  private async change(access: ConsoleAccess, work: () => Promise<CopyEntry>): Promise<TextView> {
    const entry = await asProblem(work, (entries) => this.views.texts(entries, access));
    await this.follower.learn([entry]);
    return this.views.text(entry, access);
  }
}
