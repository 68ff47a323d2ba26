import { Injectable } from '@nestjs/common';
import type { CopyEntry, CopyRef } from '../../copy/copy.book.js';
import type { ConsoleAccess } from '../console.access.js';
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
  ) {}

  /** @throws ConsoleProblem when it may not, the key is unknown, or somebody else was faster */
  async save(
    ref: CopyRef,
    text: string | null,
    access: ConsoleAccess,
  ): Promise<TextView> {
    const refusal = text === null ? undefined : refusalOf(text);
    if (refusal !== undefined) throw new ConsoleProblem('invalid', refusal);
    const entry = await this.writable(ref, access);
    const live = entry?.published ?? null;
    const before = live ?? this.shelf.catalogue.inCode(ref.key, ref.language) ?? null;
    // A draft that says what users read anyway is none.
    const draft = text === before || text === live ? null : text;
    if (draft === (entry?.draft ?? null)) return this.views.text(entry ?? unwritten(ref), access);
    return this.change(access, async () => {
      const [saved] = await this.shelf.book.save([{ ...ref, text: draft }], access.name);
      return saved!;
    });
  }

  async undo(event: string, ref: CopyRef, access: ConsoleAccess): Promise<TextView> {
    await this.writable(ref, access);
    return this.change(access, () => this.shelf.book.undo(event, ref, access.name));
  }

  async goBack(event: string, ref: CopyRef, access: ConsoleAccess): Promise<TextView> {
    await this.writable(ref, access);
    return this.change(access, () => this.shelf.book.goBack(event, ref, access.name));
  }

  async unschedule(ref: CopyRef, access: ConsoleAccess): Promise<TextView> {
    await this.writable(ref, access);
    return this.change(access, () => this.shelf.book.unschedule(ref, access.name));
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
    return entries.find((entry) => entry.language === language);
  }

  private async change(
    access: ConsoleAccess,
    work: () => Promise<CopyEntry>,
  ): Promise<TextView> {
    const show = (entry: CopyEntry): TextView => this.views.text(entry, access);
    const entry = await asProblem(work, show);
    await this.follower.learn([entry]);
    return show(entry);
  }
}

/** A text that nobody wrote, for whom saves what is there anyway. */
function unwritten({ key, language }: CopyRef): CopyEntry {
  return {
    key,
    language,
    published: null,
    draft: null,
    version: 0,
    changedBy: '',
    changedAt: new Date(0),
    publishedAt: null,
    publishAt: null,
    trashedAt: null,
  };
}
