import { ApiProperty } from '@nestjs/swagger';
import type { ResolveDisplayName } from '../../audit/display.name.resolver.js';
import { FindingView } from '../../copy/views/finding.view.js';
import type { ImportPlan, PlannedConflict } from './import.plan.js';
import { LanguageSummary, summarizeByLanguage } from './language.summary.js';

/** A text that an import would write. */
export class ChangeView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ type: String, nullable: true }) readonly before!: string | null;
  @ApiProperty() readonly after!: string;
  @ApiProperty({ type: [FindingView] }) readonly findings!: readonly FindingView[];
}

/** A text that another user changed. */
export class ConflictView {
  @ApiProperty() readonly key!: string;
  @ApiProperty() readonly language!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The published text.' })
  readonly before!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The draft, else the published text.' })
  readonly current!: string | null;
  @ApiProperty() readonly changedBy!: string;
  @ApiProperty() readonly after!: string;
  @ApiProperty({ description: 'Whether users have no text in this language yet.' })
  readonly isNew!: boolean;
}

/** A row, or a text in it, that is not imported. */
export class RefusedRowView {
  @ApiProperty({ description: 'Row number, as a spreadsheet shows it.' }) readonly row!: number;
  @ApiProperty() readonly key!: string;
  @ApiProperty({ type: String, nullable: true }) readonly language!: string | null;
  @ApiProperty({ description: 'What is wrong, and the cure.' }) readonly reason!: string;
}

/** The first items of a list, and its length. */
export class ChangeListView {
  @ApiProperty() readonly total!: number;
  @ApiProperty({ type: [ChangeView] }) readonly first!: readonly ChangeView[];
}
export class ConflictListView {
  @ApiProperty() readonly total!: number;
  @ApiProperty({ type: [ConflictView] }) readonly first!: readonly ConflictView[];
}
export class RefusedRowListView {
  @ApiProperty() readonly total!: number;
  @ApiProperty({ type: [RefusedRowView] }) readonly first!: readonly RefusedRowView[];
}

/** What an import would do. */
export class ImportPreview {
  @ApiProperty({ description: 'Send it as apply.digest to apply the import.' })
  readonly digest!: string;
  @ApiProperty() readonly rows!: number;
  @ApiProperty({ description: 'Number of texts that equal the current ones.' })
  readonly unchanged!: number;
  @ApiProperty({ type: [LanguageSummary] }) readonly languages!: readonly LanguageSummary[];
  @ApiProperty({ type: ChangeListView }) readonly changes!: ChangeListView;
  @ApiProperty({ type: ConflictListView }) readonly conflicts!: ConflictListView;
  @ApiProperty({ type: RefusedRowListView }) readonly refused!: RefusedRowListView;
  @ApiProperty({ type: [String], description: 'Messages for the user, e.g. ignored columns.' })
  readonly notices!: readonly string[];
}

const PREVIEW_LIMIT = 500;

export function toImportPreview(
  plan: ImportPlan,
  digest: string,
  resolveName: ResolveDisplayName,
): ImportPreview {
  const { rows, unchanged, changes, conflicts, refused, notices } = plan;
  const first = changes.slice(0, PREVIEW_LIMIT).map(({ edit, before, after, findings }) => {
    return { key: edit.key, language: edit.language, before, after, findings };
  });
  return {
    digest,
    rows,
    unchanged,
    languages: summarizeByLanguage(plan),
    changes: { total: changes.length, first },
    conflicts: {
      total: conflicts.length,
      first: conflicts
        .slice(0, PREVIEW_LIMIT)
        .map((conflict) => toConflictView(conflict, resolveName)),
    },
    refused: { total: refused.length, first: refused.slice(0, PREVIEW_LIMIT) },
    notices,
  };
}

function toConflictView(
  { edit, entry, before, after, isNew }: PlannedConflict,
  resolveName: ResolveDisplayName,
): ConflictView {
  const { key, language } = edit;
  const changedBy = resolveName(entry?.changedBy ?? '');
  const published = entry?.published ?? null;
  return { key, language, before: published, current: before, changedBy, after, isNew };
}
