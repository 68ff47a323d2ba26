import { Injectable } from '@nestjs/common';
import type { CopyEdit } from '../../../copy/copy.book.js';
import type { ConsoleAccess } from '../../console.access.js';
import { ConsoleAudit } from '../../console.audit.js';
import { ConsoleNames } from '../../console.names.js';
import { ConsoleProblem } from '../../console.problem.js';
import { asProblem } from '../copy.problem.js';
import { CopyShelf } from '../copy.shelf.js';
import { checkConfirmed } from '../live.confirmation.js';
import { KeyFollower } from '../list/key.follower.js';
import { ViewMaker } from '../view.maker.js';
import { GroundReader } from './ground.reader.js';
import type { ImportLine, TellProgress } from './import.line.js';
import type { ImportPlan } from './import.plan.js';
import { planImport } from './import.planner.js';
import type { ImportDecision, ImportRequest } from './import.request.js';
import { type ImportPreview, previewOf } from './import.view.js';
import { digestOf } from './plan.digest.js';
import { readSheet } from './sheet.reader.js';

/** Shows what a file of texts would change, and changes it once somebody has looked. */
@Injectable()
export class CopyImporter {
  constructor(
    private readonly shelf: CopyShelf,
    private readonly grounds: GroundReader,
    private readonly views: ViewMaker,
    private readonly follower: KeyFollower,
    private readonly audit: ConsoleAudit,
    private readonly names: ConsoleNames,
  ) {}

  /**
   * @returns the last line of the answer
   * @throws ConsoleProblem when it may not, or the texts are not those of the preview any more
   * @throws SheetException when the file cannot be read
   */
  async run(
    request: Readonly<ImportRequest>,
    access: ConsoleAccess,
    tell: TellProgress,
  ): Promise<ImportLine> {
    const { apply } = request;
    if (apply?.publish && !access.may('copy:publish')) throw mayNotPublish();
    const plan = await this.plan(request, access, tell);
    const digest = await digestOf(plan);
    if (!apply) return { type: 'preview', preview: await this.preview(plan, digest) };
    if (apply.digest !== digest) throw changedSince();
    return this.write(editsOf(plan, apply), apply, access, tell);
  }

  private async plan(
    request: Readonly<ImportRequest>,
    access: ConsoleAccess,
    tell: TellProgress,
  ): Promise<ImportPlan> {
    tell('reading', 0, 1);
    const sheet = await readSheet(request, await this.shelf.languages());
    const keys = [...new Set(sheet.rows.map(({ key }) => key))];
    const ground = await this.grounds.read(keys, access, (done) =>
      tell('reading', done, keys.length),
    );
    const { length } = sheet.rows;
    const plan = await planImport(sheet, ground, (done) => tell('checking', done, length));
    tell('checking', length, length);
    return plan;
  }

  private async preview(plan: ImportPlan, digest: string): Promise<ImportPreview> {
    const others = plan.conflicts.map(({ entry }) => entry?.changedBy ?? '');
    return previewOf(plan, digest, await this.names.of(others));
  }

  private async write(
    edits: readonly CopyEdit[],
    { publish = false, confirmed }: ImportDecision,
    access: ConsoleAccess,
    tell: TellProgress,
  ): Promise<ImportLine> {
    const { book } = this.shelf;
    const total = edits.length;
    // A draft that is only taken away leaves what users read as it is.
    const live = publish ? edits.filter(({ text }) => text !== null).length : 0;
    checkConfirmed(live, confirmed);
    tell('writing', 0, total);
    if (total === 0) return { type: 'done', written: 0, published: 0 };
    const entries = await asProblem(
      () =>
        publish ? book.importPublished(edits, access.id) : book.save(edits, access.id, 'import'),
      (current) => this.views.texts(current, access),
    );
    await this.follower.learn(entries, true);
    tell('writing', total, total);
    const written = entries.length;
    const words = `${written} texts`;
    await this.audit.tell(access, 'copy.imported', words, `${live} of them published`);
    return { type: 'done', written, published: live };
  }
}

function editsOf({ changes, conflicts }: ImportPlan, { take }: ImportDecision): CopyEdit[] {
  const names =
    take === 'all' ? undefined : new Set(take.map((one) => `${one.language} ${one.key}`));
  const taken = conflicts.filter(({ edit }) => !names || names.has(`${edit.language} ${edit.key}`));
  return [...changes, ...taken].map(({ edit }) => edit);
}

function changedSince(): ConsoleProblem {
  return new ConsoleProblem(
    'conflict',
    'The texts, your rights or the file changed since the preview, and nothing was written. Look at ' +
      'the preview again.',
    { current: [] },
  );
}

function mayNotPublish(): ConsoleProblem {
  return new ConsoleProblem(
    'denied',
    'You may import drafts and not publish them. Import without publishing, or ask a publisher.',
  );
}
