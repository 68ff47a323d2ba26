import { Injectable } from '@nestjs/common';
import type { CopyEdit } from 'nestjs-haptik/copy';
import type { Principal } from '../../auth/principal.js';
import { AuditLog } from '../../audit/audit.log.js';
import { DisplayNameResolver } from '../../audit/display.name.resolver.js';
import { ConsoleException } from '../../common/console.exception.js';
import { mapCopyErrors } from '../../copy/copy.exceptions.js';
import { CopyService } from '../../copy/copy.service.js';
import { assertConfirmed } from '../../copy/live.confirmation.js';
import { KeyIndexSynchronizer } from '../../copy/list/key.index.synchronizer.js';
import { CopyViewMapper } from '../../copy/views/copy.view.mapper.js';
import { ImportContextLoader } from './import.context.loader.js';
import type { ImportLine, ReportProgress } from './import.line.js';
import type { ImportPlan } from './import.plan.js';
import { planImport } from './import.planner.js';
import type { ApplyImportRequest, ImportRequest } from './import.request.js';
import { type ImportPreview, toImportPreview } from './import.view.js';
import { computePlanDigest } from './plan.digest.js';
import { readSheetInWorker } from './sheet.reader.js';

/** Previews and applies imports. */
@Injectable()
export class CopyImporter {
  constructor(
    private readonly copyService: CopyService,
    private readonly contextLoader: ImportContextLoader,
    private readonly viewMapper: CopyViewMapper,
    private readonly synchronizer: KeyIndexSynchronizer,
    private readonly audit: AuditLog,
    private readonly names: DisplayNameResolver,
  ) {}

  /**
   * @returns the last line of the response
   * @throws ConsoleException if the principal may not import, or the texts differ from the preview
   * @throws SheetException if the file cannot be read
   */
  async run(
    request: Readonly<ImportRequest>,
    principal: Principal,
    report: ReportProgress,
  ): Promise<ImportLine> {
    const { apply } = request;
    if (apply?.publish && !principal.hasPermission('copy:publish')) throw publishForbidden();
    const plan = await this.plan(request, principal, report);
    const digest = await computePlanDigest(plan);
    if (!apply) return { type: 'preview', preview: await this.preview(plan, digest) };
    if (apply.digest !== digest) throw previewOutdated();
    return this.write(selectEdits(plan, apply), apply, principal, report);
  }

  private async plan(
    request: Readonly<ImportRequest>,
    principal: Principal,
    report: ReportProgress,
  ): Promise<ImportPlan> {
    report('reading', 0, 1);
    const sheet = await readSheetInWorker(request, await this.copyService.languages());
    const keys = [...new Set(sheet.rows.map(({ key }) => key))];
    const context = await this.contextLoader.load(keys, principal, (done) =>
      report('reading', done, keys.length),
    );
    const { length } = sheet.rows;
    const plan = await planImport(sheet, context, (done) => report('checking', done, length));
    report('checking', length, length);
    return plan;
  }

  private async preview(plan: ImportPlan, digest: string): Promise<ImportPreview> {
    const others = plan.conflicts.map(({ entry }) => entry?.changedBy ?? '');
    return toImportPreview(plan, digest, await this.names.resolve(others));
  }

  private async write(
    edits: readonly CopyEdit[],
    { publish = false, confirmed }: ApplyImportRequest,
    principal: Principal,
    report: ReportProgress,
  ): Promise<ImportLine> {
    const { repository } = this.copyService;
    const total = edits.length;
    // Discarding a draft publishes nothing.
    const publishCount = publish ? edits.filter(({ text }) => text !== null).length : 0;
    assertConfirmed(publishCount, confirmed);
    report('writing', 0, total);
    if (total === 0) return { type: 'done', written: 0, published: 0 };
    const entries = await mapCopyErrors(
      () =>
        publish
          ? repository.importPublished(edits, principal.id)
          : repository.save(edits, principal.id, 'import'),
      (current) => this.viewMapper.mapTexts(current, principal),
    );
    await this.synchronizer.upsert(entries, true);
    report('writing', total, total);
    const written = entries.length;
    const subject = `${written} texts`;
    await this.audit.record(
      principal,
      'copy.imported',
      subject,
      `${publishCount} of them published`,
    );
    return { type: 'done', written, published: publishCount };
  }
}

function selectEdits(
  { changes, conflicts }: ImportPlan,
  { overwrite }: ApplyImportRequest,
): CopyEdit[] {
  const names =
    overwrite === 'all' ? undefined : new Set(overwrite.map((one) => `${one.language} ${one.key}`));
  const overwritten = conflicts.filter(
    ({ edit }) => !names || names.has(`${edit.language} ${edit.key}`),
  );
  return [...changes, ...overwritten].map(({ edit }) => edit);
}

function previewOutdated(): ConsoleException {
  return new ConsoleException(
    'conflict',
    'The texts, your permissions or the file changed since the preview; nothing was ' +
      'written. Create a new preview.',
    { current: [] },
  );
}

function publishForbidden(): ConsoleException {
  return new ConsoleException(
    'forbidden',
    'You may import drafts but not publish them. Import without publishing, or ask a ' +
      'publisher.',
  );
}
